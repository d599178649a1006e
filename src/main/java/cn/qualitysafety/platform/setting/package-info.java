/**
 * Settings (设置): what is changed without a build or a restart, by whoever answers for it, on
 * record. Limits and words of document numbers are legal affairs' of the provincial bureau, posts
 * the administrator's, templates of documents the designers'.
 *
 * <p>A register that is a {@link cn.qualitysafety.platform.setting.SettingRegister} answers from
 * memory what the release and the operator's files say, and before that what the newest version of
 * a setting says. {@link cn.qualitysafety.platform.setting.Settings} keeps the versions; a change
 * comes from the page {@code /settings}, or with a deployment once all who have to approve it have
 * done so. Nothing is ever overwritten.
 */
package cn.qualitysafety.platform.setting;
