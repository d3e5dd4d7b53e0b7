# Sourced by tests/run: what the tests need from the machine, installed where it is missing (Debian's packages).

# Noto covers Polish, Arabic, Hebrew and emoji, so that pages and cards are drawn with the letters people use.
NEEDED=(chromium postgresql redis-server coturn janus ffmpeg fonts-noto-core fonts-noto-color-emoji)

missing_packages() {
  local package
  for package in "${NEEDED[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
  done
}

install_packages() {
  local missing
  mapfile -t missing < <(missing_packages)
  if [ ${#missing[@]} = 0 ]; then echo "all there: ${NEEDED[*]}"; return 0; fi
  echo "installing ${missing[*]}"
  local root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "needs root to install: ${missing[*]}" >&2; return 1; }
    root=(sudo)
  fi
  "${root[@]}" apt-get update -q || return 1
  without_services "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "${missing[@]}"
}

# The tests start servers of their own; installing must start none. A policy that the machine already has is left as it is.
without_services() {
  local policy=/usr/sbin/policy-rc.d status
  if [ -e $policy ]; then "$@"; return; fi
  printf '#!/bin/sh\nexit 101\n' | "${root[@]}" tee $policy >/dev/null && "${root[@]}" chmod +x $policy
  "$@"
  status=$?
  "${root[@]}" rm -f $policy
  return $status
}

# Each folder with a lock file of its own for the browser's part of the product.
install_npm() {
  local lock
  for lock in web/package-lock.json web/client/package-lock.json; do
    [ -f $lock ] || continue
    npm ci --prefix "$(dirname $lock)" --no-audit --no-fund || return 1
  done
}
