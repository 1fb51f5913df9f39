//! The browser engines that the tests run in, and the one table of what an engine cannot do.
//!
//! `cargo xtask test --engine` reads it too: what is named here does not run there, is told in one
//! line with its reason and is not counted as passed.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    /// WebKitGTK's own small browser, the nearest to Safari that runs on Linux.
    WebKit,
}

pub const ENGINES: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

impl Engine {
    /// As it is written after `--engine`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The engine of a key.
    pub fn parse(key: &str) -> Option<Self> {
        ENGINES.into_iter().find(|engine| engine.key() == key)
    }
}

/// Something that engines cannot do, and the tests that are nothing without it.
pub struct Lack {
    pub engines: &'static [Engine],
    pub reason: &'static str,
    /// Full names, such as `way::in_finnish`; none where a test only sees a little less there.
    pub tests: &'static [&'static str],
}

/// The engines without the DevTools protocol.
const OTHERS: &[Engine] = &[Engine::Firefox, Engine::WebKit];

pub const LACKS: &[Lack] = &[
    Lack {
        engines: OTHERS,
        reason: "no touch and no phone's viewport rules: the window is as small as the phone's",
        tests: &[],
    },
    Lack {
        engines: OTHERS,
        reason: "their drivers do not hand out the console: its errors are looked at in Chromium",
        tests: &[],
    },
    Lack {
        engines: OTHERS,
        reason: "no script can be run before the page's own: what a browser lacks cannot be taken away",
        tests: &[
            "access::nothing_scrolls_sideways_with_text_of_twice_the_size",
            "access::nothing_moves_while_one_reads",
            "early::nothing_moves_from_the_first_paint_to_the_app",
            "early::an_answer_that_cannot_be_kept_is_told_by_the_app",
            "early::whoever_taps_before_the_header_is_there_loses_nothing",
            "early::shift_three_times_leaves_before_the_header_is_there",
            "early::each_page_is_the_same_before_the_app_and_in_it",
            "early::the_length_that_was_chosen_before_the_app_counts",
            "early::the_app_goes_on_with_what_was_answered_before_it",
            "early::who_comes_back_sees_the_answer_before_the_app",
            "early::leaving_at_once_works_before_the_app",
            "network::whoever_saves_data_gets_what_the_way_needs_when_it_begins",
            "start::a_browser_without_webassembly_is_told_at_once_in_the_persons_language",
            "profiles::a_broken_profile_gives_way_to_the_default_and_says_so",
            "profiles::a_profile_of_another_format_gives_way_to_the_default",
            "profiles::markup_in_a_profiles_text_is_shown_and_does_nothing",
            "kept::without_storage_it_goes_on_in_memory_and_says_so",
            "settings::a_page_is_read_by_the_devices_own_voice_and_only_where_there_is_one",
            "settings::what_the_browser_promises_is_told_and_can_be_asked_for",
        ],
    },
    Lack {
        engines: OTHERS,
        reason: "the theme and the size of the screen cannot be changed while a browser is open",
        tests: &[
            "access::axe_finds_nothing_in_finnish",
            "access::axe_finds_nothing_in_easy_finnish",
            "access::axe_finds_nothing_in_swedish",
            "access::axe_finds_nothing_in_english",
            "access::axe_finds_nothing_from_right_to_left",
            "access::axe_finds_nothing_with_the_colours_the_other_way_round",
        ],
    },
    Lack {
        engines: OTHERS,
        reason: "no page can be laid out as printed and looked at",
        tests: &[
            "print::what_is_read_in_a_minute_is_one_page_and_details_come_after_it",
            "print::the_clients_own_first_page_holds_the_code_and_the_fingerprint",
            "print::the_clients_own_result_is_one_sheet_and_the_review_has_no_links",
            "print::the_desks_paper_is_headed_by_what_it_is_and_keeps_its_tables",
            "result::safety_answers_are_folded_on_the_result_and_never_printed",
            "result::help_stands_on_the_own_result_and_is_not_printed",
        ],
    },
    Lack {
        engines: OTHERS,
        reason: "no files can be dropped on a page",
        tests: &[
            "day::many_files_are_listed_with_what_is_wrong_beside_each",
            "day::a_file_and_a_folder_with_folders_in_it_can_be_dropped",
            "day::keys_of_one_name_are_compared_and_names_are_kept_only_sealed",
            "day::a_desk_that_is_left_while_it_checks_stops_and_still_notes_what_it_accepted",
        ],
    },
    Lack {
        engines: OTHERS,
        reason: "no video can be put in the camera's place",
        tests: &[
            "scan::the_camera_reads_a_code_and_is_let_go",
            "scan::a_camera_that_is_allowed_too_late_is_let_go",
        ],
    },
    Lack {
        engines: OTHERS,
        reason: "no other browser's name can be given",
        tests: &["settings::a_phone_that_forgets_warns_with_a_date"],
    },
];
