# shellcheck shell=bash
# What ./run and ./test say while they work. Sourced; needs nothing.

if [ -t 1 ]; then
  progress_strong=$'\033[1m'
  progress_off=$'\033[0m'
else
  progress_strong=''
  progress_off=''
fi

# say TEXT: one line of progress.
say() {
  printf '%s→ %s%s\n' "$progress_strong" "$1" "$progress_off"
}

# fail SENTENCE: ends the command with the cause in one sentence.
fail() {
  printf '%sÉchec : %s.%s\n' "$progress_strong" "$1" "$progress_off" >&2
  exit 1
}

# run_logged LOG SENTENCE COMMAND…: runs quietly; on failure shows the end of the log and fails
# with the sentence.
run_logged() {
  local log=$1 sentence=$2
  shift 2
  mkdir -p "$(dirname "$log")"
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 40 "$log" >&2
    fail "$sentence (journal : $log)"
  fi
}
