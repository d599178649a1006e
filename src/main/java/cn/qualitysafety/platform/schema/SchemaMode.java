package cn.qualitysafety.platform.schema;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the server does with its schemas when it starts.
 *
 * @param checkedOnly refuses to start on another version, and never changes a table; otherwise it
 *     upgrades them
 */
@ConfigurationProperties("schema")
record SchemaMode(@DefaultValue("false") boolean checkedOnly) {}
