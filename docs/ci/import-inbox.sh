#!/bin/sh
# 把网页上传到收件箱 inbox/ 的表导入工作区，每个文件推一个分支、开一个合并请求；不合格的写评论说明。
# 处理过的文件一律从收件箱删去。用法见 docs/ci.md。
#
# Imports what was uploaded into inbox/: each file that is sound becomes a branch of its own, such as
# 2024-Q1-yucheng, with one canonical CSV, and a pull request; each other one gets its findings as a
# comment on the commit that brought it. All of them leave the inbox.
#
# Exit: 0 all imported (or nothing there), 1 something was refused, 3 it could not be done.
#
# SOURCE  the branch that is uploaded to       BASE  the branch that pull requests go into
# HOST    github: gh, GH_TOKEN, GH_REPO · gitee: curl, GITEE_TOKEN, GITEE_REPO=owner/name · none: only pushes
#
# Names of uploaded files are whatever somebody typed. They are only ever used in quotes and behind a
# folder, so that none can be taken for a command, an option or a pattern.
set -eu

SOURCE=${SOURCE:-inbox}
BASE=${BASE:-main}
HOST=${HOST:-none}
export GIT_LITERAL_PATHSPECS=1
export GIT_AUTHOR_NAME="${GIT_AUTHOR_NAME:-plan}" GIT_AUTHOR_EMAIL="${GIT_AUTHOR_EMAIL:-plan@localhost}"
export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 3
}

case $HOST in github | gitee | none) ;; *) fail "HOST: github, gitee, none" ;; esac

# Whatever fails unforeseen ends the run with 3, and leaves the inbox as it is for the next one.
scratch=$(mktemp -d)
finished=
leave() {
    code=$?
    rm -rf "$scratch"
    git worktree prune
    [ -n "$finished" ] || exit 3
    exit "$code"
}
trap leave EXIT
trap 'exit 130' HUP INT TERM

git fetch --quiet origin \
    "+refs/heads/$SOURCE:refs/remotes/origin/$SOURCE" "+refs/heads/$BASE:refs/remotes/origin/$BASE"
git worktree add --quiet --detach "$scratch/source" "origin/$SOURCE"

# gitee ADDRESS FIELD…: the token goes through a pipe, where no list of processes shows it.
gitee() {
    address=https://gitee.com/api/v5/repos/$GITEE_REPO/$1
    shift
    printf '%s' "$GITEE_TOKEN" |
        curl --silent --show-error --fail --data-urlencode access_token@- "$@" "$address"
}

# open_request BRANCH BODY: a pull request, unless one is open.
open_request() {
    case $HOST in
    github)
        open=$(gh pr list --head "$1" --base "$BASE" --state open --json number --jq length)
        [ "$open" != 0 ] || gh pr create --head "$1" --base "$BASE" --title "填报 $1" --body-file "$2"
        ;;
    gitee)
        open=$(gitee pulls --get --data-urlencode state=open --data-urlencode "head=$1" --data-urlencode "base=$BASE")
        [ "$open" != '[]' ] || gitee pulls --data-urlencode "title=填报 $1" --data-urlencode "head=$1" \
            --data-urlencode "base=$BASE" --data-urlencode "body@$2" >/dev/null
        ;;
    none) say "请为分支开合并请求 · open a pull request for: $1" ;;
    esac
}

# comment COMMIT BODY
comment() {
    case $HOST in
    github) gh api --silent "repos/$GH_REPO/commits/$1/comments" --field "body=@$2" ;;
    gitee) gitee "commits/$1/comments" --data-urlencode "body@$2" >/dev/null ;;
    none) cat "$2" >&2 ;;
    esac
}

# What the program said of a file, as a code block that nothing in it can end.
refusal() {
    printf '%s\n\n' '这个文件没有导入。请照下面的提示改正，再上传一次。 · Not imported: mend it and upload it again.'
    { printf '%s\n\n' "$1" && head -n 300 "$2"; } | tr -d '\033\r' | sed 's/^/    /'
    lines=$(wc -l <"$2")
    [ "$lines" -le 300 ] || printf '\n%s\n' "共 $lines 行，这里只有前 300 行 · the first 300 lines of $lines"
}

# publish NAME: the one file that the import has written becomes a branch. In $scratch/tree.
publish() {
    git -C "$scratch/tree" add --all -- reports
    path=$(git -C "$scratch/tree" -c core.quotePath=false diff --cached --name-only)
    if [ -z "$path" ]; then
        say "与 $BASE 相同，不用提交 · the same as in $BASE: $1"
        return
    fi
    branch=$(printf '%s\n' "$path" | sed -n 's|^reports/[a-z]*/\([^/]*\)/\([^/]*\)\.csv$|\1-\2|p')
    # Two paths would give two lines, which are no branch's name.
    git check-ref-format "refs/heads/$branch" || fail "不知道用哪个分支 · no branch for: $path"
    # An earlier upload may have left the branch: the new one comes on top of it.
    if git ls-remote --exit-code origin "refs/heads/$branch" >/dev/null; then
        git fetch --quiet origin "+refs/heads/$branch:refs/remotes/origin/$branch"
        if ! git merge-base --is-ancestor "origin/$branch" "origin/$BASE"; then
            cp "$scratch/tree/$path" "$scratch/csv"
            git -C "$scratch/tree" checkout --quiet --force --detach "origin/$branch"
            mkdir -p "$scratch/tree/${path%/*}"
            cp "$scratch/csv" "$scratch/tree/$path"
        fi
    fi
    git -C "$scratch/tree" add -- "$path"
    git -C "$scratch/tree" rm --quiet --ignore-unmatch -- "inbox/$1"
    if ! git -C "$scratch/tree" diff --cached --quiet; then
        git -C "$scratch/tree" commit --quiet --author "$author" --message "填报 $branch" \
            --message "上传 $(printf '%s' "$uploaded" | cut -c 1-12)"
        git -C "$scratch/tree" push --quiet origin "HEAD:refs/heads/$branch"
    fi
    # Whatever the check finds is for whoever reviews it.
    plan -C "$scratch/tree" check --format md -- "$path" >"$scratch/body.md" || true
    open_request "$branch" "$scratch/body.md"
    say "$path → $branch"
}

# take NAME: imports one upload. Sets refused=1 where it is not sound.
take() {
    uploaded=$(git log -1 --format=%H "origin/$SOURCE" -- "inbox/$1")
    author=$(git log -1 --format='%an <%ae>' "$uploaded")
    rm -rf "$scratch/tree" "$scratch/upload" && git worktree prune
    git worktree add --quiet --detach "$scratch/tree" "origin/$BASE"
    mkdir "$scratch/upload"
    cp "$scratch/source/inbox/$1" "$scratch/upload/$1"
    code=0
    # What comes again replaces what came before: whoever reviews the pull request sees the difference.
    (cd "$scratch" && plan -C tree import --force -- "upload/$1") >"$scratch/said" 2>&1 || code=$?
    case $code in
    0) publish "$1" ;;
    1 | 2)
        refused=1
        say "没有导入 · refused: $1"
        refusal "$1" "$scratch/said" >"$scratch/body.md"
        comment "$uploaded" "$scratch/body.md"
        ;;
    *)
        cat "$scratch/said" >&2
        fail "导入没有做成 · could not import: $1"
        ;;
    esac
}

refused=0
for upload in "$scratch"/source/inbox/*; do
    name=${upload##*/}
    case $name in README | README.*) continue ;; esac
    if [ -f "$upload" ] && [ ! -h "$upload" ]; then
        take "$name"
        git -C "$scratch/source" rm --quiet -- "inbox/$name"
    fi
done

# The inbox is emptied on top of whatever was uploaded meanwhile; that is the next run's.
if ! git -C "$scratch/source" diff --cached --quiet; then
    git -C "$scratch/source" commit --quiet --message "收件箱已处理 · the inbox is done"
    for attempt in 1 2 3 last; do
        if git -C "$scratch/source" push --quiet origin "HEAD:refs/heads/$SOURCE"; then break; fi
        [ "$attempt" != last ] || fail "收件箱没有清空，文件下次会再处理 · the inbox could not be emptied"
        git -C "$scratch/source" fetch --quiet origin "+refs/heads/$SOURCE:refs/remotes/origin/$SOURCE"
        git -C "$scratch/source" rebase --quiet "origin/$SOURCE"
    done
fi
finished=yes
exit "$refused"
