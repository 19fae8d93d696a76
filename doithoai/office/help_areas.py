"""Which pages of the office belong to which help text: by the module of the view, which is one piece of work."""

AREAS = {
    **dict.fromkeys(("today", "at_once", "saved_filters"), "hom-nay"),
    **dict.fromkeys(("programme", "plan_closing", "plan_parts", "plan_reading", "plan_versions"), "ke-hoach"),
    **dict.fromkeys(
        ("conference", "conference_work", "conference_papers", "briefing", "channels", "bulletins", "stations", "year"),
        "hoi-nghi",
    ),
    **dict.fromkeys(
        ("conference_day", "hall_day", "hall_print", "invitations", "booklet", "live", "results"), "ngay-hoi-nghi"
    ),
    **dict.fromkeys(
        (
            "inbox",
            "opinion",
            "opinion_bulk",
            "opinion_divide",
            "opinion_files",
            "opinion_same",
            "opinion_search",
            "opinion_refusing",
            "opinion_telling",
            "opinion_texts",
        ),
        "y-kien",
    ),
    **dict.fromkeys(
        ("opinion_paper", "opinion_printing", "opinion_chat", "opinion_sheets", "opinion_gathering"), "tiep-nhan"
    ),
    **dict.fromkeys(("opinion_sealed", "openings"), "giu-kin"),
    **dict.fromkeys(
        ("opinion_matters", "matter_list", "assignments", "verdicts", "referrals", "referral_papers"), "van-de"
    ),
    **dict.fromkeys(
        ("answers", "answer_page", "answer_acts", "answer_versions", "taking", "working", "bodies"), "tra-loi"
    ),
    **dict.fromkeys(("commitments", "inherited_promises"), "cam-ket"),
    **dict.fromkeys(("oversight", "samples"), "giam-sat"),
    **dict.fromkeys(("documents", "paper_words", "wordings"), "van-ban"),
    **dict.fromkeys(("reporting", "breakdowns", "periodic", "periodic_acts", "report_calendar"), "so-lieu"),
    **dict.fromkeys(("data_requests", "data_acts", "data_rules"), "du-lieu-ca-nhan"),
    **dict.fromkeys(
        (
            "people",
            "people_outside",
            "factor_resets",
            "organisations",
            "settings",
            "authority_kind",
            "holiday_decision",
            "health",
            "opinion_fields",
            "first_steps",
        ),
        "quan-tri",
    ),
    "helping": "hom-nay",
}
