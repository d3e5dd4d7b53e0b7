# Sourced by the commands in tests/: says what is going on and how long it took, and keeps the count that ends the output.
passed=0 failed=0 skipped=0
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# phase NAME COMMAND... : runs it, prints its duration, gives its exit status.
phase() {
  local name=$1 start=$SECONDS status
  shift
  printf '\n== %s\n' "$name"
  "$@"
  status=$?
  printf '== %s: %d s%s\n' "$name" $((SECONDS - start)) "$([ $status = 0 ] || echo ", failed ($status)")"
  return $status
}

# check NAME COMMAND... : a phase that counts as one test.
check() {
  if phase "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# add_counts FILE : adds what a command of ours ended with, "N passed, N failed, N skipped"; none of that is a failure.
add_counts() {
  local line
  line=$(tail -n 1 "$1")
  if [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed,\ ([0-9]+)\ skipped$ ]]; then
    passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2])) skipped=$((skipped + BASH_REMATCH[3]))
  else
    failed=$((failed + 1))
  fi
}

# The last line, alone; success only if something ran and nothing failed.
conclude() {
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}

# give_up WHY : nothing after this would mean anything.
give_up() {
  echo "$1" >&2
  failed=$((failed + 1))
  conclude
  exit 1
}
