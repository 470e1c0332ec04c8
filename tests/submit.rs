//! `plan submit` against real repositories: what is pushed, by whom and on top of what; that the clerk's own
//! files never change; and that every failure says its step, its reason and the way on.

use std::{ffi::OsString, fs, path::Path};

use clerk::{BRANCH, Clerk, FORM, PLACE, Ran, form};
use support::write;

mod clerk;
mod support;

/// A run that ended so, said all these, and pushed nothing.
#[track_caller]
fn fails(clerk: &Clerk, ran: &Ran, exit: i32, words: &[&str]) {
    assert_eq!((ran.exit, ran.stdout.as_str()), (exit, ""), "{}", ran.stderr);
    for word in words.iter().chain(&["怎么办", "都没有改动"]) {
        assert!(ran.stderr.contains(word), "{word}: {}", ran.stderr);
    }
    assert_eq!(clerk.branches(), ["main"]);
}

#[track_caller]
fn succeeds(ran: &Ran, words: &[&str]) {
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    for word in words {
        assert!(ran.stdout.contains(word), "{word}: {}", ran.stdout);
    }
}

#[cfg(unix)]
fn executable(path: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
    fs::write(path, format!("#!/bin/sh\n{script}\n")).expect("the script is written");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it may be run");
}

#[test]
fn a_form_becomes_a_branch() {
    let clerk = Clerk::new();
    let ran = clerk.submit(&[]);
    let expected = "甲县 2023-Q2 填报\nreports/submissions/2023-Q2/jia.csv：填了 8 行，首次报送\n\
                    已推送到 origin 的分支 2023-Q2-jia。\n\
                    下一步：到 origin 的网页上发起合并请求，从分支 2023-Q2-jia 合并到 main。\n";
    assert_eq!((ran.exit, ran.stdout.as_str()), (0, expected), "{}", ran.stderr);
    assert_eq!(ran.stderr, "plan: 连接远程仓库 origin …\nplan: 推送到 origin 的分支 2023-Q2-jia …\n");
    assert_eq!(clerk.branches(), [BRANCH, "main"]);
    assert_eq!(clerk.pushed(BRANCH, PLACE), form(3));
    let show = ["show", "--no-patch", "--format=%an <%ae> %cn|%P|%B", BRANCH];
    let main = clerk.asked(&["rev-parse", "main"]);
    let message = "甲县 2023-Q2 填报\n\nreports/submissions/2023-Q2/jia.csv：填了 8 行，首次报送";
    assert_eq!(clerk.asked(&show), format!("王芳 <wang@example.org> 王芳|{main}|{message}"));
    assert_eq!(clerk.asked(&["diff", "--name-only", "main", BRANCH]), PLACE);
}

#[test]
fn english_is_spoken_too_but_the_commit_is_in_the_language_of_the_plan() {
    let clerk = Clerk::new();
    let ran = clerk.submit(&["--lang", "en"]);
    succeeds(&ran, &["Jia County: 2023-Q2 submission\n", "Pushed to the branch 2023-Q2-jia of origin.", "Next: open"]);
    assert_eq!(clerk.asked(&["show", "--no-patch", "--format=%s", BRANCH]), "甲县 2023-Q2 填报");
    let ran = clerk.submit(&["--lang", "en", "--remote", "nowhere"]);
    assert_eq!(ran.exit, 2);
    assert!(ran.stderr.contains("it stopped at the step 'find the remote': there is no remote 'nowhere'."), "{ran:?}");
}

#[test]
fn sample_data_says_so_in_its_commit() {
    let clerk = Clerk::new();
    clerk.somebody_pushes("main", "reports/SAMPLE", "");
    succeeds(&clerk.submit(&[]), &["示例数据"]);
    assert!(clerk.asked(&["show", "--no-patch", "--format=%B", BRANCH]).ends_with("\n示例数据"));
}

#[test]
fn a_known_host_gets_its_address_and_no_token_is_shown() {
    let clerk = Clerk::new();
    let here = clerk.clone_folder();
    for (url, address) in [
        ("https://me:secret@github.com/a/b.git", "https://github.com/a/b/compare/main...2023-Q2-jia?expand=1"),
        ("git@gitee.com:a/b.git", "https://gitee.com/a/b/pull/new/a:2023-Q2-jia...a:main"),
    ] {
        clerk.git(&here, &["remote", "set-url", "origin", url]);
        clerk.git(&here, &["config", &format!("url.{}.insteadOf", clerk.remote().display()), url]);
        let ran = clerk.submit(&["--dry-run"]);
        succeeds(&ran, &["这是试运行，没有推送", "下一步：打开这个网址，发起合并请求：\n", address]);
        assert!(!format!("{ran:?}").contains("secret"), "{ran:?}");
        assert_eq!(clerk.branches(), ["main"]);
    }
}

#[cfg(unix)]
#[test]
fn an_unknown_host_may_offer_its_own_address() {
    let clerk = Clerk::new();
    executable(&clerk.remote().join("hooks/post-receive"), "echo 'Open one: https://git.example.org/a/b/compare/x'");
    succeeds(&clerk.submit(&[]), &["打开这个网址", "\nhttps://git.example.org/a/b/compare/x\n"]);
}

#[test]
fn the_same_again_is_nothing_to_do() {
    let clerk = Clerk::new();
    succeeds(&clerk.submit(&[]), &[]);
    let tip = clerk.asked(&["rev-parse", BRANCH]);
    let ran = clerk.submit(&[]);
    succeeds(&ran, &["同样的内容已经在 origin 的分支 2023-Q2-jia 上，不用再交。", "从分支 2023-Q2-jia 合并到 main"]);
    assert_eq!(clerk.asked(&["rev-parse", BRANCH]), tip);
}

#[test]
fn other_figures_want_to_be_meant() {
    let clerk = Clerk::new();
    succeeds(&clerk.submit(&[]), &[]);
    let tip = clerk.asked(&["rev-parse", BRANCH]);
    clerk.form(4);
    let ran = clerk.submit(&[]);
    assert_eq!((ran.exit, ran.stdout.as_str()), (1, ""), "{}", ran.stderr);
    assert!(ran.stderr.contains("停在“导入”这一步") && ran.stderr.contains("--force"), "{}", ran.stderr);
    assert_eq!(clerk.asked(&["rev-parse", BRANCH]), tip);
    let ran = clerk.submit(&["--force"]);
    succeeds(&ran, &["8 行，再次报送", "已经发起过的不用再做"]);
    assert_eq!(clerk.asked(&["rev-parse", &format!("{BRANCH}^")]), tip);
    assert_eq!(clerk.pushed(BRANCH, PLACE), form(4));
}

#[test]
fn what_was_merged_is_built_upon() {
    let clerk = Clerk::new();
    succeeds(&clerk.submit(&[]), &[]);
    clerk.merged(&["--no-ff", "-m", "合并", &format!("origin/{BRANCH}")]);
    succeeds(&clerk.submit(&[]), &["同样的内容已经在 origin 的 main 分支里，不用再交。"]);
    clerk.form(4);
    succeeds(&clerk.submit(&["--force"]), &["再次报送"]);
    let main = clerk.asked(&["rev-parse", "main"]);
    assert_eq!(clerk.asked(&["show", "--no-patch", "--format=%P", BRANCH]), main);
}

#[test]
fn what_was_squashed_is_merged_too_and_nothing_is_overwritten() {
    let clerk = Clerk::new();
    succeeds(&clerk.submit(&[]), &[]);
    let tip = clerk.asked(&["rev-parse", BRANCH]);
    clerk.merged(&["--squash", &format!("origin/{BRANCH}")]);
    clerk.somebody_pushes("main", "reports/submissions/2023-Q2/yi.csv", &form(1));
    succeeds(&clerk.submit(&[]), &["同样的内容已经在 origin 的 main 分支里"]);
    clerk.form(4);
    succeeds(&clerk.submit(&["--force"]), &["已推送"]);
    let main = clerk.asked(&["rev-parse", "main"]);
    assert_eq!(clerk.asked(&["show", "--no-patch", "--format=%P", BRANCH]), format!("{main} {tip}"));
    assert_eq!(clerk.asked(&["diff", "--name-only", &format!("main...{BRANCH}")]), PLACE);
}

#[test]
fn a_file_with_errors_goes_nowhere_and_warnings_are_shown() {
    let clerk = Clerk::new();
    write(&clerk.at(""), FORM, &form(3).replace("服务点,,,3", "服务点,,,三个左右"));
    let ran = clerk.submit(&[]);
    fails(&clerk, &ran, 1, &["三个左右", "not-a-number"]);
    write(&clerk.at(""), FORM, &form(3).replace("服务点,,,3", "服务点,,,2"));
    let ran = clerk.submit(&[]);
    succeeds(&ran, &["已推送"]);
    assert!(ran.stderr.contains("stock-decrease"), "{}", ran.stderr);
}

#[test]
fn another_countys_fault_is_not_in_the_way() {
    let clerk = Clerk::new();
    clerk.somebody_pushes("main", "reports/submissions/2023-Q2/yi.csv", "不成样子");
    succeeds(&clerk.submit(&[]), &["已推送"]);
}

#[test]
fn a_dirty_tree_stays_dirty() {
    let clerk = Clerk::new();
    let here = clerk.clone_folder();
    write(&here, "plan/plan.toml", "半途");
    write(&here, PLACE, "自己的草稿");
    write(&here, "reports/staged.csv", "a");
    clerk.git(&here, &["add", "reports/staged.csv"]);
    write(&here, "reports/staged.csv", "b");
    fs::remove_file(here.join("plan/counties.toml")).expect("the file goes");
    clerk.git(&here, &["checkout", "--quiet", "-b", BRANCH]);
    succeeds(&clerk.submit(&[]), &["已推送"]);
    assert_eq!(clerk.asked(&["diff", "--name-only", "main", BRANCH]), PLACE);
}

#[test]
fn the_present_of_the_remote_counts() {
    let clerk = Clerk::new();
    clerk.somebody_pushes("main", "reports/submissions/2023-Q2/yi.csv", &form(1));
    succeeds(&clerk.submit(&[]), &["已推送"]);
    assert_eq!(clerk.asked(&["rev-parse", &format!("{BRANCH}^")]), clerk.asked(&["rev-parse", "main"]));
}

#[test]
fn somebody_elses_figures_for_the_same_quarter_are_not_overwritten() {
    let clerk = Clerk::new();
    clerk.somebody_pushes(BRANCH, PLACE, &form(5));
    let ran = clerk.submit(&[]);
    assert_eq!((ran.exit, ran.stdout.as_str()), (1, ""), "{}", ran.stderr);
    assert_eq!(clerk.pushed(BRANCH, PLACE), form(5));
    clerk.form(5);
    succeeds(&clerk.submit(&[]), &["同样的内容已经在 origin 的分支 2023-Q2-jia 上"]);
}

/// A `git` that does something first when it is told to push, as often as `times` says.
#[cfg(unix)]
fn git_that_is_slow_to_push(clerk: &Clerk, first: &str, times: u32) -> OsString {
    let path = std::env::var_os("PATH").expect("a PATH");
    let real = std::env::split_paths(&path).map(|folder| folder.join("git")).find(|git| git.is_file());
    let real = real.expect("git is installed");
    let count = clerk.at("count").display().to_string();
    let script = format!(
        "for word; do if [ \"$word\" = push ] && [ \"$(wc -c < '{count}')\" -lt {times} ]; then\n\
         printf x >> '{count}'\n(\n{first}\n) > /dev/null 2>&1\nbreak\nfi; done\nexec '{}' \"$@\"",
        real.display()
    );
    write(&clerk.at(""), "count", "");
    executable(&clerk.at("bin/git"), &script);
    std::env::join_paths(std::iter::once(clerk.at("bin")).chain(std::env::split_paths(&path))).expect("a PATH")
}

/// A shell script that pushes a commit to the branch, on top of what is there or of `main`.
#[cfg(unix)]
fn somebody_is_first(clerk: &Clerk) -> String {
    format!(
        "cd '{}' && base=$(git rev-parse --quiet --verify {BRANCH} || git rev-parse main) &&\n\
         git update-ref refs/heads/{BRANCH} $(git commit-tree -p $base -m x $base^{{tree}})",
        clerk.remote().display()
    )
}

#[cfg(unix)]
#[test]
fn who_is_overtaken_starts_again_on_top() {
    let clerk = Clerk::new();
    let path = git_that_is_slow_to_push(&clerk, &somebody_is_first(&clerk), 1);
    let ran = clerk.submit_with(&clerk.clone_folder(), &[], &[("PATH", path)]);
    succeeds(&ran, &["已推送"]);
    assert!(ran.stderr.contains("有人抢先推送"), "{}", ran.stderr);
    assert_eq!(clerk.asked(&["log", "--format=%s", "main..2023-Q2-jia"]), "甲县 2023-Q2 填报\nx");
}

#[cfg(unix)]
#[test]
fn who_is_overtaken_while_sending_starts_again_on_top() {
    let clerk = Clerk::new();
    let script = format!("unset GIT_DIR; [ -e '{0}' ] || {{ : > '{0}'; {1}; }}", clerk.at("once").display(), {
        somebody_is_first(&clerk)
    });
    executable(&clerk.clone_folder().join(".git/hooks/pre-push"), &script);
    let ran = clerk.submit(&[]);
    succeeds(&ran, &["已推送"]);
    assert!(ran.stderr.contains("有人抢先推送"), "{}", ran.stderr);
}

#[cfg(unix)]
#[test]
fn who_is_overtaken_twice_gives_up() {
    let clerk = Clerk::new();
    let path = git_that_is_slow_to_push(&clerk, &somebody_is_first(&clerk), 9);
    let ran = clerk.submit_with(&clerk.clone_folder(), &[], &[("PATH", path)]);
    assert_eq!((ran.exit, ran.stdout.as_str()), (3, ""), "{}", ran.stderr);
    assert!(ran.stderr.contains("停在“推送”这一步：试了两次，每次都有人抢先推送。"), "{}", ran.stderr);
}

#[test]
fn a_remote_that_is_not_there() {
    let clerk = Clerk::new();
    let gone = clerk.at("gone.git").to_string_lossy().into_owned();
    clerk.git(&clerk.clone_folder(), &["remote", "set-url", "origin", &gone]);
    let ran = clerk.submit(&[]);
    fails(&clerk, &ran, 3, &["停在“连接远程仓库”这一步", "git remote set-url origin", "git 的原话"]);
}

#[test]
fn no_network() {
    let clerk = Clerk::new();
    let url = "http://wang:geheim@127.0.0.1:1/a/b.git";
    clerk.git(&clerk.clone_folder(), &["remote", "set-url", "origin", url]);
    let ran = clerk.submit(&[]);
    fails(&clerk, &ran, 3, &["停在“连接远程仓库”这一步：连不上远程仓库 origin，网络不通。", "再运行同一条命令"]);
    assert!(!ran.stderr.contains("geheim"), "{}", ran.stderr);
}

#[test]
fn nobody_is_guessed_as_the_author() {
    let clerk = Clerk::new();
    for settings in ["", "[user]\nname = 王芳\n", "[user]\nemail = wang@example.org\n"] {
        write(&clerk.at("home"), ".gitconfig", settings);
        let ran = clerk.submit(&[]);
        let commands = ["git config --global user.name \"你的姓名\"", "git config --global user.email \"你的邮箱\""];
        fails(&clerk, &ran, 3, &["停在“确认提交人”这一步", commands[0], commands[1]]);
    }
}

#[test]
fn a_repository_without_a_remote_or_with_several() {
    let clerk = Clerk::new();
    let here = clerk.clone_folder();
    clerk.git(&here, &["remote", "rename", "origin", "city"]);
    succeeds(&clerk.submit(&["--dry-run"]), &["推送到 city 的分支"]);
    clerk.git(&here, &["remote", "add", "other", "/nowhere"]);
    succeeds(&clerk.submit(&["--dry-run"]), &["推送到 city 的分支"]);
    clerk.git(&here, &["branch", "--quiet", "--unset-upstream"]);
    fails(&clerk, &clerk.submit(&[]), 2, &["有几个远程仓库（city、other）", "--remote"]);
    succeeds(&clerk.submit(&["--dry-run", "--remote", "city"]), &["推送到 city 的分支"]);
    for name in ["city", "other"] {
        clerk.git(&here, &["remote", "remove", name]);
    }
    fails(&clerk, &clerk.submit(&[]), 3, &["停在“找远程仓库”这一步", "git remote add origin"]);
}

#[test]
fn a_workspace_outside_every_repository() {
    let clerk = Clerk::new();
    let folder = tempfile::tempdir().expect("a folder");
    support::copy(Path::new("tests/bases/tiny"), folder.path());
    let ran = clerk.submit_with(folder.path(), &[], &[]);
    fails(&clerk, &ran, 3, &["停在“找 git 仓库”这一步", "不在 git 仓库里", "git clone"]);
}

#[test]
fn a_folder_that_git_takes_for_somebody_elses() {
    let clerk = Clerk::new();
    let ran = clerk.submit_with(&clerk.clone_folder(), &[], &[("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1".into())]);
    fails(&clerk, &ran, 3, &["别的用户", "git config --global --add safe.directory"]);
}

#[test]
fn no_git() {
    let clerk = Clerk::new();
    let ran = clerk.submit_with(&clerk.clone_folder(), &[], &[("PATH", clerk.at("tmp").into_os_string())]);
    fails(&clerk, &ran, 3, &["这台电脑上找不到 git 程序", "Git for Windows"]);
}

#[cfg(unix)]
#[test]
fn a_branch_that_is_refused() {
    let clerk = Clerk::new();
    let hook = clerk.remote().join("hooks/pre-receive");
    executable(&hook, "echo '分支受保护：请联系管理员'; exit 1");
    let ran = clerk.submit(&[]);
    let words = ["停在“推送”这一步：远程仓库不接受分支 2023-Q2-jia", "remote: 分支受保护：请联系管理员", "管理员"];
    fails(&clerk, &ran, 3, &words);
    fs::remove_file(&hook).expect("the hook goes");
    executable(&clerk.clone_folder().join(".git/hooks/pre-push"), "echo '先报科长' >&2; exit 1");
    fails(&clerk, &clerk.submit(&[]), 3, &["停在“推送”这一步", "先报科长"]);
}

#[test]
fn a_remote_without_a_plan_or_empty() {
    let clerk = Clerk::new();
    let here = clerk.clone_folder();
    clerk.git(&clerk.at(""), &["init", "--quiet", "--bare", "empty.git"]);
    clerk.git(&here, &["remote", "set-url", "origin", "../empty.git"]);
    fails(&clerk, &clerk.submit(&[]), 3, &["远程仓库 origin 是空的"]);
    clerk.git(&here, &["push", "--quiet", "origin", "main:refs/heads/only"]);
    succeeds(&clerk.submit(&["--dry-run"]), &["合并到 only"]);
    clerk.git(&here, &["remote", "set-url", "origin", &clerk.remote().to_string_lossy()]);
    let empty = clerk.asked(&["hash-object", "-t", "tree", "--stdin", "-w"]);
    let commit = clerk.asked(&["commit-tree", "-m", "x", &empty]);
    clerk.asked(&["update-ref", "refs/heads/main", &commit]);
    fails(&clerk, &clerk.submit(&[]), 3, &["main 分支里没有 plan/plan.toml"]);
}

#[test]
fn a_plan_that_is_broken_on_the_remote_is_not_the_clerks_fault() {
    let clerk = Clerk::new();
    clerk.somebody_pushes("main", "plan/counties.toml", "x = 1\n");
    fails(&clerk, &clerk.submit(&[]), 1, &["main 分支上的方案有错误", "你的填报不用改"]);
}

#[test]
fn several_counties_at_once_are_too_many() {
    let clerk = Clerk::new();
    write(&clerk.at(""), "2023-Q2-yi.csv", &form(3));
    let other = clerk.at("2023-Q2-yi.csv").to_string_lossy().into_owned();
    fails(&clerk, &clerk.submit(&[&other]), 2, &["甲县、乙县", "一次只提交一个县(区)"]);
}

#[test]
fn several_files_of_a_county_are_one_commit() {
    let clerk = Clerk::new();
    let text = form(4)
        .replace("M04", "M07")
        .replace("M05", "M08")
        .replace("M06", "M09")
        .replace("1.1-events,活动,,站二,2,,,\n", "");
    write(&clerk.at(""), "2023-Q3-jia.csv", &text);
    let later = clerk.at("2023-Q3-jia.csv").to_string_lossy().into_owned();
    succeeds(&clerk.submit(&[&later]), &["甲县 2023-Q2、2023-Q3 填报"]);
    assert_eq!(clerk.branches(), ["2023-Q3-jia", "main"]);
    assert_eq!(clerk.asked(&["rev-list", "--count", "main..2023-Q3-jia"]), "1");
}

#[test]
fn a_workspace_in_a_folder_of_the_repository() {
    let clerk = Clerk::with_workspace_in("民政/方案/");
    succeeds(&clerk.submit(&[]), &["\nreports/submissions/2023-Q2/jia.csv：填了 8 行"]);
    assert_eq!(clerk.pushed(BRANCH, PLACE), form(3));
    assert_eq!(clerk.asked(&["diff", "--name-only", "main", BRANCH]), format!("民政/方案/{PLACE}"));
    clerk.merged(&["--squash", &format!("origin/{BRANCH}")]);
    succeeds(&clerk.submit(&[]), &["同样的内容已经在 origin 的 main 分支里"]);
}

#[test]
fn what_the_branch_holds_outside_the_workspace_is_kept() {
    let clerk = Clerk::with_workspace_in("民政/");
    clerk.somebody_pushes(BRANCH, "../附件.txt", "盖章");
    let tip = clerk.asked(&["rev-parse", BRANCH]);
    succeeds(&clerk.submit(&[]), &["已推送"]);
    assert_eq!(clerk.asked(&["show", "--no-patch", "--format=%P", BRANCH]), tip);
    assert_eq!(clerk.asked(&["show", &format!("{BRANCH}:附件.txt")]), "盖章");
}

#[test]
fn shallow_clones_detached_heads_and_linked_worktrees() {
    let clerk = Clerk::new();
    clerk.somebody_pushes("main", "reports/submissions/2023-Q2/yi.csv", &form(1));
    let url = format!("file://{}", clerk.remote().display());
    clerk.git(&clerk.at(""), &["clone", "--quiet", "--depth=1", &url, "shallow"]);
    let shallow = clerk.at("shallow");
    clerk.git(&shallow, &["checkout", "--quiet", "--detach"]);
    succeeds(&clerk.submit_with(&shallow, &[], &[]), &["已推送"]);
    clerk.form(4);
    clerk.git(&clerk.clone_folder(), &["worktree", "add", "--quiet", "--detach", "../linked"]);
    succeeds(&clerk.submit_with(&clerk.at("linked"), &["--force"], &[]), &["已推送"]);
    clerk.form(5);
    succeeds(&clerk.submit_with(&shallow, &["--force"], &[]), &["已推送"]);
    assert_eq!(clerk.asked(&["rev-list", "--count", "main..2023-Q2-jia"]), "3");
}

#[test]
fn a_submodule_is_a_repository_too() {
    let clerk = Clerk::new();
    clerk.git(&clerk.at(""), &["init", "--quiet", "outer"]);
    clerk.git(&clerk.at("outer"), &["submodule", "--quiet", "add", "../remote.git", "plan-repo"]);
    succeeds(&clerk.submit_with(&clerk.at("outer/plan-repo"), &[], &[]), &["已推送"]);
    assert_eq!(clerk.pushed(BRANCH, PLACE), form(3));
}

#[test]
fn surroundings_and_settings_mislead_nobody() {
    let clerk = Clerk::new();
    clerk.git(&clerk.at(""), &["init", "--quiet", "elsewhere"]);
    let settings = [
        ("GIT_DIR", clerk.at("elsewhere/.git").into_os_string()),
        ("GIT_WORK_TREE", clerk.at("elsewhere").into_os_string()),
        ("GIT_INDEX_FILE", clerk.at("elsewhere/index").into_os_string()),
    ];
    let here = clerk.clone_folder();
    for (name, value) in [
        ("core.autocrlf", "true"),
        ("core.sparseCheckout", "true"),
        ("commit.template", "x"),
        ("push.default", "nothing"),
    ] {
        clerk.git(&here, &["config", name, value]);
    }
    succeeds(&clerk.submit_with(&here, &[], &settings), &["已推送"]);
    assert_eq!(clerk.pushed(BRANCH, PLACE), form(3));
    assert!(!clerk.at("elsewhere/index").exists());
}
