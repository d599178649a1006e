package cn.qualitysafety.event;

/**
 * How many trainees a class has.
 *
 * @param judged of how many it is known whether they count
 * @param counting of these, how many do
 * @param passed of all, how many passed the exam
 * @param mostSessions in how many sessions who was there most took part; 0 of nobody
 */
record TraineeCount(int total, int judged, int counting, int passed, int mostSessions) {}
