#!/bin/sh
# plan 提交前检查：由 plan hook install 写入，plan hook uninstall 去掉。
# 只看已经 git add 的内容，不看工作文件夹里还没有 add 的改动。
#
# Judges what is staged, never what merely lies in the working tree: the index is laid out in a folder of
# its own, so a part of a file, `git commit FILE` and a file changed after `git add` are all judged as they
# will be committed. A commit that touches no workspace passes after three quick looks.

# Git takes names literally, and writes Chinese ones plainly.
export GIT_LITERAL_PATHSPECS=1
# The program that installed this hook, where PATH holds none.
program=''

say() {
    printf 'plan: %s\n' "$1" >&2
}

tree=$(git write-tree) || exit 3
parent=$(git rev-parse --quiet --verify HEAD) || parent=$(git hash-object -t tree /dev/null) || exit 3
scratch=$(git rev-parse --git-dir)/plan-hook.$$ || exit 3
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' HUP INT TERM
status=0

# What a changed path asks to be looked at: itself, and what is read by it.
asks() {
    while IFS= read -r path; do
        case $path in
        '"'*) printf '%s\n' plan seeds reports ;; # no name for a workspace's file
        "$root"plan/* | "$root"seeds/*) printf '%s\n' plan seeds ;;
        "$root"reports/SAMPLE) printf '%s\n' reports ;;
        "$root"reports/rosters/*)
            for file in "$copy"/reports/submissions/*/"${path##*/}"; do
                printf '%s\n' "${file#"$copy"/}"
            done
            ;;
        esac
        printf '%s\n' "${path#"$root"}"
    done
}

# The files of the workspace as they are staged, in $copy.
lay_out() (
    rm -rf "$scratch" && mkdir -m 700 "$scratch" || exit
    export GIT_INDEX_FILE="$scratch/index"
    git read-tree "$tree" || exit
    git ls-files -z -- "${root}plan" "${root}seeds" "${root}reports" |
        git checkout-index -z --stdin --quiet --prefix="$scratch/tree/"
)

# judge FOLDER: the workspace in this folder of the repository, '' or 'sub/'.
judge() {
    root=$1
    copy=$scratch/tree/$root
    copy=${copy%/}
    changed=$(git -c core.quotePath=false diff-tree -r --no-renames --name-only "$parent" "$tree" -- \
        "${root}plan" "${root}seeds" "${root}reports") || { status=3 && return; }
    [ -n "$changed" ] || return 0
    lay_out || { status=3 && return; }
    if [ ! -f "$copy/plan/plan.toml" ]; then
        say "没有检查：${root}plan/plan.toml 不在这次提交里 · not checked: it is not in this commit"
        return 0
    fi
    wanted=$(printf '%s\n' "$changed" | asks | LC_ALL=C sort -u)
    set --
    while IFS= read -r path; do
        if [ -e "$copy/$path" ] || [ -h "$copy/$path" ]; then set -- "$@" "$path"; fi
    done <<END
$wanted
END
    # Nothing but deletions, or more than a command line holds: nothing is judged, or everything.
    [ $# -gt 0 ] || return 0
    [ $# -le 200 ] || set --
    plan=$(command -v plan) || plan=$program
    if [ ! -x "$plan" ]; then
        say "找不到 plan 程序：请重新安装，再运行 plan hook install · no program plan: install it again"
        status=3
        return
    fi
    # shellcheck disable=SC2046 # one word a variable
    (unset $(git rev-parse --local-env-vars) && "$plan" -C "$copy" check -- "$@") || status=$?
}

judge ''

case $status in
0) ;;
1) say '没有提交。请照上面的提示改正，对改过的文件再 git add 一次，然后重新提交 · Not committed: mend what is told above, git add it again, and commit again' ;;
*) say '没有提交：检查没有做成，原因见上 · Not committed: the check could not be made, see above' ;;
esac
exit "$status"
