# Sourced by the commands in tests/: runs the test project and counts by its report, not by its words.
TEST_PROGRAM=artifacts/bin/Tests/debug/SupportBot.Tests.dll

# run_tests REPORT [ARGUMENT...] : adds to the count (needs services.sh). A run that breaks off, or runs nothing, is a failure.
run_tests() {
  local report=$PWD/artifacts/test-results/$1.ctrf.json status counts p f s
  shift
  rm -f "$report"
  mkdir -p "$(dirname "$report")"
  # In the background, so that a signal to this script is heard at once, and ends this too.
  timeout --kill-after=30 "${SUPPORTBOT_TEST_LIMIT:-30m}" dotnet "$TEST_PROGRAM" --no-progress --long-running 120 \
    --results-directory "$(dirname "$report")" --report-ctrf --report-ctrf-filename "$(basename "$report")" "$@" &
  will_stop $! TERM
  wait $!
  status=$?
  unset 'started[-1]'
  counts=$(node tests/harness/count.mjs "$report" "$status") || { failed=$((failed + 1)); return 1; }
  read -r p f s <<< "$counts"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  [ "$f" = 0 ]
}
