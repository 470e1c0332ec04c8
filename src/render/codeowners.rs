//! Who has to look at which files, as GitHub and GitLab read it. Both take gitignore's patterns from the
//! repository's root; GitLab counts the owners of each section apart, and reads owners even in comments, so no
//! comment names one. Ids need no escaping: they are letters, digits, `-`, `_` and `.`.

use crate::{
    model::{Language, Plan},
    ownership::{OF_THE_CITY, of_a_county},
    words::Notice,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    GitHub,
    GitLab,
}

pub fn render(plan: &Plan, host: Host, language: Language) -> String {
    let mut text = format!("# {}\n", Notice::OwnersExplained.text(language));
    text += &section("plan", &OF_THE_CITY.map(str::to_owned), &plan.owners, host, language);
    for county in &plan.counties {
        let id = &county.id;
        text += &section(id, &of_a_county(id), &county.owners, host, language);
    }
    text
}

fn section(name: &str, paths: &[String], owners: &[String], host: Host, language: Language) -> String {
    if owners.is_empty() {
        return format!("\n# {}\n", Notice::NoOwners { of: name.to_owned() }.text(language));
    }
    let heading = match host {
        Host::GitHub => format!("# {name}"),
        Host::GitLab => format!("[{name}]"),
    };
    let lines = paths.iter().map(|path| format!("{path} {}\n", owners.join(" ")));
    format!("\n{heading}\n{}", lines.collect::<String>())
}
