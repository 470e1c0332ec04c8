#!/bin/sh
# 检查一个合并请求，把检查结果和数字的变化写成它的一条评论；再推送时改那一条，不另加。用法见 docs/ci.md。
#
# Checks a pull request and tells it in one comment what is new and what it does to the figures; the comment is
# rewritten with every push. A token that may not comment (a fork's) leaves the run as it is.
#
# Exit: that of `plan check`: 0 sound, 1 not; 3 it could not be checked.
#
# HOST    github or gitlab               BASE    what the request goes into, such as origin/main
# NUMBER  the request's                  COUNTY  only this county's files may change (optional)
# github: GH_TOKEN, GH_REPO (gh)         gitlab: API, PROJECT, GITLAB_TOKEN (curl, jq)
set -eu

mark='<!-- plan: comment -->'
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' HUP INT TERM
comment=$scratch/comment.md

base=$(git merge-base "$BASE" HEAD) || { echo "no common commit with $BASE: fetch all of the history" >&2; exit 3; }
code=0
plan check --since "$base" ${COUNTY:+--only "$COUNTY"} --format md >"$scratch/check.md" || code=$?
[ "$code" -le 1 ] || exit 3
{ echo "$mark"; cat "$scratch/check.md"; } >"$comment"
if plan diff "$base" HEAD --format md >"$scratch/diff.md"; then
    # Hosts take so much and no more.
    if [ "$(cat "$comment" "$scratch/diff.md" | wc -c)" -le 60000 ]; then
        { echo; cat "$scratch/diff.md"; } >>"$comment"
    else
        printf '\n数字的变化太长，请在本机运行 `plan diff`。 *Too long; run `plan diff`.*\n' >>"$comment"
    fi
fi

github() {
    mine=".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id"
    old=$(gh api --paginate "repos/$GH_REPO/issues/$NUMBER/comments" --jq "$mine") || return
    old=$(printf '%s\n' "$old" | head -n 1)
    if [ -n "$old" ]; then
        gh api --silent --method PATCH "repos/$GH_REPO/issues/comments/$old" -F "body=@$comment"
    else
        gh api --silent "repos/$GH_REPO/issues/$NUMBER/comments" -F "body=@$comment"
    fi
}

# The token goes through a pipe, where no list of processes shows it.
ask_gitlab() {
    printf 'header = "PRIVATE-TOKEN: %s"\n' "$GITLAB_TOKEN" | curl --silent --show-error --fail --config - "$@"
}

gitlab() {
    notes=$API/projects/$PROJECT/merge_requests/$NUMBER/notes
    me=$(ask_gitlab "$API/user" | jq .id) || return
    ask_gitlab "$notes?per_page=100&order_by=created_at&sort=asc" >"$scratch/notes" || return
    mine='first(.[] | select(.author.id == $me and (.body | startswith($mark))) | .id)'
    old=$(jq --argjson me "$me" --arg mark "$mark" "$mine" "$scratch/notes") || return
    if [ -n "$old" ]; then
        ask_gitlab --output /dev/null --request PUT --data-urlencode "body@$comment" "$notes/$old"
    else
        ask_gitlab --output /dev/null --data-urlencode "body@$comment" "$notes"
    fi
}

case $HOST in
github | gitlab) "$HOST" || echo "no comment was written; the check stands" >&2 ;;
*) echo "HOST is github or gitlab" >&2; exit 3 ;;
esac
exit "$code"
