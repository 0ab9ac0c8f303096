# shellcheck shell=bash
# Builds the web app, then the server that carries it.
# Sourced after progress.sh, with `root` set to the folder of the project.
: "${root:?}"

# web_fingerprint: changes when a source of the web app changes.
web_fingerprint() {
  (
    cd "$root/web" &&
      find . -name node_modules -prune -o -path ./dist -prune -o -type f -print0 |
      LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
  )
}

# build_web: makes web/dist, unless it is already that of these sources.
build_web() {
  local stamp=$root/build/web-fingerprint wanted
  wanted=$(web_fingerprint)
  if [ -f "$root/web/dist/index.html" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    return
  fi
  say "Construction de l’application web"
  run_logged "$root/build/logs/web-build.log" "l’application web ne se construit pas" \
    npm --prefix "$root/web" run build
  printf '%s\n' "$wanted" >"$stamp"
}

# build PRESET [TARGET…]: configures the first time, then compiles what changed.
build() {
  local preset=$1
  shift
  if [ ! -f "$root/build/$preset/build.ninja" ]; then
    say "Préparation de la compilation ($preset)"
    run_logged "$root/build/logs/configure-$preset.log" \
      "la préparation de la compilation ($preset) n’a pas abouti" \
      cmake -S "$root" --preset "$preset"
  fi
  say "Compilation ($preset)"
  cmake --build "$root/build/$preset" --target "${@:-all}" </dev/null ||
    fail "la compilation ($preset) n’a pas abouti, la première erreur est affichée au-dessus"
}
