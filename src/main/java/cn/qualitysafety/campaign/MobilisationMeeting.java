package cn.qualitysafety.campaign;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** The province's mobilisation meeting (动员大会). */
public record MobilisationMeeting(
    String campaignNumber,
    LocalDate heldOn,
    String place,
    int attendance,
    String minutes,
    String recordedBy,
    LocalDateTime recordedAt) {}
