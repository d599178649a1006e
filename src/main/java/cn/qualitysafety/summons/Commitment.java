package cn.qualitysafety.summons;

import java.time.LocalDate;

/** What an enterprise promised to put right, and until when. */
public record Commitment(String caseNumber, int serial, String content, LocalDate dueOn) {}
