# Sourced by the commands in tests/: private servers on 127.0.0.1, on free ports, in a folder of their own, gone afterwards.
services=$(mktemp -d "${TMPDIR:-/tmp}/supportbot-tests.XXXXXX")
chmod 755 "$services" # PostgreSQL runs as another user
started=() # "PID SIGNAL", in order
trap 'stop_services' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# will_stop PID SIGNAL : what that process is ended with, at the latest when the script ends.
will_stop() { started+=("$1 $2"); }

stop_services() {
  local i pid signal
  for ((i = ${#started[@]} - 1; i >= 0; i--)); do
    read -r pid signal <<< "${started[i]}"
    kill -"$signal" "$pid" 2>/dev/null || continue
    timeout 10 tail --pid="$pid" -f /dev/null || kill -KILL "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
  done
  started=()
  rm -rf "$services"
}

# Below the range that outgoing connections take theirs from, so that nobody takes it between looking and listening.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo $port; return; }
  done
}

# until_ready SECONDS WHAT PID COMMAND... : polls; fails at once when the process has ended.
until_ready() {
  local end=$((SECONDS + $1)) what=$2 pid=$3
  shift 3
  until "$@" >/dev/null 2>&1; do
    kill -0 "$pid" 2>/dev/null || { echo "$what ended at start" >&2; return 1; }
    [ $SECONDS -lt $end ] || { echo "$what did not start in time" >&2; return 1; }
    sleep 0.1
  done
}

# Exports SUPPORTBOT_TEST_POSTGRES. Nothing here outlives the tests, so nothing needs to reach the disk.
start_postgres() {
  local bin port password as=()
  bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1) || return 1
  port=$(free_port)
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  mkdir "$services/postgres"
  printf %s "$password" > "$services/postgres-password"
  if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses root
    chown -R postgres "$services/postgres" "$services/postgres-password"
    as=(setpriv --reuid=postgres --regid=postgres --clear-groups --pdeathsig=INT)
  fi
  chmod 600 "$services/postgres-password"
  "${as[@]}" "$bin/initdb" -D "$services/postgres/data" -U postgres -A scram-sha-256 --pwfile="$services/postgres-password" \
    -E UTF8 --locale=C.UTF-8 --no-sync > "$services/initdb.log" 2>&1 || { cat "$services/initdb.log" >&2; return 1; }
  "${as[@]}" "$bin/postgres" -D "$services/postgres/data" -p "$port" -k "$services/postgres" -c listen_addresses=127.0.0.1 \
    -c max_connections=200 -c fsync=off -c logging_collector=off > "$services/postgres.log" 2>&1 &
  will_stop $! INT # fast: it doesn't wait for its clients
  until_ready 30 PostgreSQL $! "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" || { cat "$services/postgres.log" >&2; return 1; }
  export SUPPORTBOT_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Password=$password;Database=postgres"
  echo "PostgreSQL $("$bin/postgres" --version | grep -oE '[0-9]+\.[0-9]+' | head -n 1) on port $port"
}

# Exports SUPPORTBOT_TEST_REDIS.
start_redis() {
  local port
  port=$(free_port)
  redis-server --bind 127.0.0.1 --port "$port" --save '' --appendonly no --dir "$services" > "$services/redis.log" 2>&1 &
  will_stop $! TERM
  until_ready 10 Redis $! redis-cli -h 127.0.0.1 -p "$port" ping || { cat "$services/redis.log" >&2; return 1; }
  export SUPPORTBOT_TEST_REDIS="127.0.0.1:$port"
  echo "Redis on port $port"
}
