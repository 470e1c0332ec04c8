#!/bin/sh
# 检查还没合并的每个分支，把结果写成它的合并请求的评论；没有合并请求，就写在提交上。用法见 docs/ci.md。
#
# Checks every branch that is not merged, and comments on its pull request, or else on its commit. What has
# been told is remembered in the clone, so the script may run as often as one likes.
#
# Exit: 0 all sound, 1 something is not, 3 it could not be done.
#
# BASE  the branch that pull requests go into      SOURCE  the branch of the inbox, which is not checked
# GITEE_TOKEN, GITEE_REPO=owner/name
#
# Names of branches are whatever somebody typed. They come from git, not from the host, which would write
# them into the command; and they are only ever used in quotes.
set -eu

BASE=${BASE:-main}
SOURCE=${SOURCE:-inbox}
interface=https://gitee.com/api/v5/repos/$GITEE_REPO

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

# The token goes through a pipe, where no list of processes shows it.
gitee() {
    printf '%s' "$GITEE_TOKEN" | curl --silent --show-error --fail --data-urlencode access_token@- "$@"
}

git fetch --quiet --prune origin "+refs/heads/*:refs/remotes/origin/*"
git for-each-ref --no-merged "refs/remotes/origin/$BASE" --format '%(objectname) %(refname:lstrip=3)' \
    refs/remotes/origin >"$scratch/branches"
worst=0
while read -r commit branch; do
    [ "$branch" != "$SOURCE" ] || continue
    if git rev-parse --quiet --verify "refs/plan-checked/$commit" >/dev/null; then continue; fi
    rm -rf "$scratch/tree"
    git worktree prune
    git worktree add --quiet --detach "$scratch/tree" "$commit"
    code=0
    base=$(git merge-base "origin/$BASE" "$commit") || base=
    plan -C "$scratch/tree" check ${base:+--since "$base"} --format md >"$scratch/comment.md" || code=$?
    [ "$code" -le 1 ] || exit 3
    [ "$code" = 0 ] || worst=1
    if [ -n "$base" ] && plan -C "$scratch/tree" diff "$base" HEAD --format md >"$scratch/diff.md" &&
        [ "$(cat "$scratch/comment.md" "$scratch/diff.md" | wc -c)" -le 60000 ]; then
        { echo; cat "$scratch/diff.md"; } >>"$scratch/comment.md"
    fi
    requests=$(gitee --get --data-urlencode state=open --data-urlencode "head=$branch" "$interface/pulls")
    number=$(printf '%s' "$requests" | grep -o '"number":[0-9]*' | head -n 1 | cut -d : -f 2)
    if [ -n "$number" ]; then where=pulls/$number; else where=commits/$commit; fi
    # One comment a request: the clone remembers which, and writes another where it is gone.
    told=
    [ -z "$number" ] || told=$(git config --get "plan-request.$number.comment") || told=
    if [ -z "$told" ] || ! gitee --request PATCH --data-urlencode "body@$scratch/comment.md" \
        "$interface/pulls/comments/$told" >/dev/null; then
        answer=$(gitee --data-urlencode "body@$scratch/comment.md" "$interface/$where/comments")
        told=$(printf '%s' "$answer" | grep -o '"id":[0-9]*' | head -n 1 | cut -d : -f 2)
        if [ -n "$number" ] && [ -n "$told" ]; then git config "plan-request.$number.comment" "$told"; fi
    fi
    git update-ref "refs/plan-checked/$commit" "$commit"
done <"$scratch/branches"
finished=yes
exit "$worst"
