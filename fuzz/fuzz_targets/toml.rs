//! Any text as the files of a plan and its register: no panic, and what comes out sound is sound.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plan::{
    allow,
    definitions::{self, PlanFiles},
    register,
    source::Source,
};

fuzz_target!(|text: &str| {
    let source = |path: &str, text: &str| Source::new(path.into(), text.to_owned());
    // The fuzzer's text in the place of each file in turn, beside sound ones.
    let plan = include_str!("../../tests/bases/tiny/plan/plan.toml");
    let counties = include_str!("../../tests/bases/tiny/plan/counties.toml");
    let action = include_str!("../../tests/bases/tiny/plan/actions/1-pilot.toml");
    for [plan, counties, action] in [[text, counties, action], [plan, text, action], [plan, counties, text]] {
        let read = definitions::read(&PlanFiles {
            plan: source("plan/plan.toml", plan),
            counties: Some(source("plan/counties.toml", counties)),
            actions: vec![source("plan/actions/1.toml", action)],
        });
        assert!(read.plan.is_some() || !read.findings.is_empty(), "no plan, and nobody says why");
        let (register, _) = register::read(&[source("seeds/notice.toml", text)]);
        if let (Some(plan), Some(register)) = (&read.plan, &register) {
            register::check(plan, register);
        }
    }
    allow::read(&source("plan/allow.toml", text));
});
