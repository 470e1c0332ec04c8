//! From a remote's URL to the address at which its host opens a pull request. Only text: nothing is asked
//! of anybody, and what a URL holds before its `@`, which may be a token, goes nowhere.

/// The address at which to open the pull request from a branch into another; `None` where the host is not
/// one whose addresses are known.
pub fn address(url: &str, branch: &str, into: &str) -> Option<String> {
    let Site { web, host, path } = Site::parse(url)?;
    let owner = path.first()?;
    let repository = path.iter().map(|part| encoded(part, "%")).collect::<Vec<_>>().join("/");
    let [branch_path, into_path] = [branch, into].map(|name| encoded(name, "/"));
    Some(match Forge::of(&host)? {
        Forge::GitHub => format!("{web}/{repository}/compare/{into_path}...{branch_path}?expand=1"),
        Forge::GitLab => {
            let [branch, into] = [branch, into].map(|name| encoded(name, ""));
            let keys = ["source_branch", "target_branch"].map(|key| format!("merge_request%5B{key}%5D"));
            format!("{web}/{repository}/-/merge_requests/new?{}={branch}&{}={into}", keys[0], keys[1])
        }
        Forge::Gitee => {
            let owner = encoded(owner, "%");
            format!("{web}/{repository}/pull/new/{owner}:{branch_path}...{owner}:{into_path}")
        }
    })
}

/// A text without what stands before the `@` of its URLs.
pub fn without_credentials(text: &str) -> String {
    let mut parts = text.split("://");
    let mut clean = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| c == '/' || c.is_whitespace() || "'\"".contains(c)).unwrap_or(part.len());
        let from = part[..end].rfind('@').map_or(0, |at| at + 1);
        clean += "://";
        clean += &part[from..];
    }
    clean
}

/// Whose software a host runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Forge {
    GitHub,
    GitLab,
    Gitee,
}

impl Forge {
    /// Told by the host's name; one of one's own is mostly called after what it runs.
    fn of(host: &str) -> Option<Forge> {
        let known = [("gitlab", Forge::GitLab), ("gitee", Forge::Gitee), ("github", Forge::GitHub)];
        // `github.com-work` is no host but a nickname in somebody's SSH configuration.
        let is_nickname = host.rsplit_once('.').is_some_and(|(_, last)| !last.chars().all(char::is_alphanumeric));
        let forge = known.into_iter().find(|(word, _)| host.contains(word) && !is_nickname);
        forge.map(|(_, forge)| forge)
    }
}

/// Where a remote is, as a browser would go there.
#[derive(Debug, PartialEq, Eq)]
struct Site {
    /// Scheme, host and, where it is the web's own, port.
    web: String,
    host: String,
    path: Vec<String>,
}

impl Site {
    /// `None` for a folder on disk, and for whatever else is no host's repository.
    fn parse(url: &str) -> Option<Site> {
        let (scheme, authority, path) = match url.split_once("://") {
            Some((scheme, rest)) => {
                let (authority, path) = rest.split_once('/')?;
                (scheme.to_ascii_lowercase(), authority, path)
            }
            None => {
                let (authority, path) = scp(url)?;
                ("ssh".to_owned(), authority, path)
            }
        };
        let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host).to_ascii_lowercase();
        let host = match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
            _ => &authority,
        };
        let web = match scheme.as_str() {
            "http" | "https" => format!("{scheme}://{authority}"),
            // Both let SSH in at the web's port by another name.
            "ssh" | "git+ssh" | "ssh+git" | "git" => match host {
                "ssh.github.com" => "https://github.com".to_owned(),
                "altssh.gitlab.com" => "https://gitlab.com".to_owned(),
                host => format!("https://{host}"),
            },
            _ => return None,
        };
        let path = path.trim_matches('/');
        let path: Vec<_> = path.strip_suffix(".git").unwrap_or(path).split('/').map(str::to_owned).collect();
        let sound = !host.is_empty() && path.len() >= 2 && path.iter().all(|part| !part.is_empty());
        sound.then(|| Site { web, host: host.to_owned(), path })
    }
}

/// The two sides of `user@host:path`, as `scp` writes it: no slash before the colon, and no drive either.
fn scp(url: &str) -> Option<(&str, &str)> {
    if let Some(rest) = url.strip_prefix('[') {
        return rest.split_once("]:");
    }
    let (authority, path) = url.split_once(':')?;
    let is_path = authority.contains(['/', '\\']) || authority.len() == 1;
    (!is_path).then_some((authority, path))
}

/// A text as it may stand in a URL; what is in `keep` stays.
fn encoded(text: &str, keep: &str) -> String {
    let encode = |byte: u8| match byte {
        byte if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || keep.as_bytes().contains(&byte) => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BRANCH: &str = "2024-Q1-yucheng";

    fn of(url: &str) -> Option<String> {
        address(url, BRANCH, "main")
    }

    #[test]
    fn github_compares() {
        let expected = "https://github.com/bureau/plan/compare/main...2024-Q1-yucheng?expand=1";
        for url in [
            "https://github.com/bureau/plan.git",
            "https://github.com/bureau/plan",
            "https://github.com/bureau/plan/",
            "https://clerk:ghp_secret@GitHub.com/bureau/plan.git",
            "ssh://git@github.com/bureau/plan.git",
            "ssh://git@github.com:22/bureau/plan.git",
            "ssh://git@ssh.github.com:443/bureau/plan.git",
            "git@github.com:bureau/plan.git",
            "git@github.com:/bureau/plan.git",
            "[git@github.com:22]:bureau/plan.git",
            "github.com:bureau/plan",
            "git+ssh://git@github.com/bureau/plan",
        ] {
            assert_eq!(of(url).as_deref(), Some(expected), "{url}");
        }
        let enterprise = of("https://github.example.org:8443/bureau/plan.git");
        assert_eq!(
            enterprise.as_deref(),
            Some("https://github.example.org:8443/bureau/plan/compare/main...2024-Q1-yucheng?expand=1")
        );
    }

    #[test]
    fn gitlab_takes_both_branches_as_a_query() {
        let query = "-/merge_requests/new?merge_request%5Bsource_branch%5D=2024-Q1-yucheng\
                     &merge_request%5Btarget_branch%5D=main";
        for (url, site) in [
            ("https://oauth2:glpat-secret@gitlab.com/city/civil/plan.git", "https://gitlab.com/city/civil/plan"),
            ("git@gitlab.com:city/civil/affairs/plan.git", "https://gitlab.com/city/civil/affairs/plan"),
            ("ssh://git@altssh.gitlab.com:443/city/plan.git", "https://gitlab.com/city/plan"),
            ("ssh://git@gitlab.example.org:2222/city/plan.git", "https://gitlab.example.org/city/plan"),
            ("http://gitlab:8080/city/plan.git", "http://gitlab:8080/city/plan"),
            ("https://code.example.org/city/plan.git", ""),
        ] {
            let expected = (!site.is_empty()).then(|| format!("{site}/{query}"));
            assert_eq!(of(url), expected, "{url}");
        }
    }

    #[test]
    fn gitee_names_the_owner_twice() {
        let expected = "https://gitee.com/yaan/plan/pull/new/yaan:2024-Q1-yucheng...yaan:main";
        for url in ["https://gitee.com/yaan/plan.git", "git@gitee.com:yaan/plan.git"] {
            assert_eq!(of(url).as_deref(), Some(expected), "{url}");
        }
    }

    #[test]
    fn names_are_encoded() {
        let address = |url| address(url, "2024-Q1-雨城 &#?", "release/1");
        assert_eq!(
            address("git@github.com:a/b.git").as_deref(),
            Some("https://github.com/a/b/compare/release/1...2024-Q1-%E9%9B%A8%E5%9F%8E%20%26%23%3F?expand=1")
        );
        assert_eq!(
            address("git@gitlab.com:甲/b.git").as_deref(),
            Some(
                "https://gitlab.com/%E7%94%B2/b/-/merge_requests/new?merge_request%5Bsource_branch%5D=\
                 2024-Q1-%E9%9B%A8%E5%9F%8E%20%26%23%3F&merge_request%5Btarget_branch%5D=release%2F1"
            )
        );
        assert!(of("https://gitlab.com/%E7%94%B2/b.git").is_some_and(|url| url.contains("/%E7%94%B2/b/")));
    }

    #[test]
    fn a_folder_a_drive_and_an_unknown_host_have_none() {
        for url in [
            "/srv/github/plan.git",
            "../github.com:plan/a.git",
            "file:///srv/gitlab/a/b.git",
            r"C:\gitee\plan.git",
            "C:/gitee/plan.git",
            r"\\server\gitlab\plan.git",
            "git@example.org:a/b.git",
            "git@github.com-work:a/b.git",
            "https://github.com/",
            "https://github.com/alone",
            "https://github.com",
            "",
        ] {
            assert_eq!(of(url), None, "{url}");
        }
    }

    #[test]
    fn no_token_is_shown() {
        for (text, clean) in [
            ("https://me:ghp_x@github.com/a/b", "https://github.com/a/b"),
            ("at 'https://x@h/': at ssh://git@h:22/p no", "at 'https://h/': at ssh://h:22/p no"),
            ("https://a@b:c@h/x@y", "https://h/x@y"),
            ("git@github.com:a/b", "git@github.com:a/b"),
            ("nothing", "nothing"),
        ] {
            assert_eq!(without_credentials(text), clean);
        }
    }
}
