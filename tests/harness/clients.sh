# Sourced by tests/outside and tests/playground: programs that nobody here wrote, in the folder CLIENTS, which is only read.
client_cache=${SUPPORTBOT_CLIENT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/supportbot-clients}

# install_client NAME FOLDER : a copy of that client with its packages. A copy of the same version is used again.
install_client() {
  local lock=$CLIENTS/$1/package-lock.json
  [ -f "$lock" ] || { echo "no $CLIENTS/$1 (SUPPORTBOT_CLIENTS names another folder)" >&2; return 1; }
  mkdir -p "$2"
  cp -r "$CLIENTS/$1/." "$2" && chmod -R u+w "$2" || return 1
  cmp -s "$lock" "$2/node_modules/.installed-lock" && return 0
  npm ci --prefix "$2" --no-audit --no-fund --loglevel=error && cp "$lock" "$2/node_modules/.installed-lock"
}
