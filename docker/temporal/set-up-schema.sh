#!/bin/sh
# Makes Temporal's two databases, or brings their schema up to date. Safe to repeat: run it before each new server.
set -eu

schema=/etc/temporal/schema/postgresql/v12

tool() {
  database=$1
  shift
  temporal-sql-tool --plugin postgres12 --ep "$POSTGRES_SEEDS" --port "$DB_PORT" --user "$POSTGRES_USER" \
    --password "$POSTGRES_PWD" --database "$database" "$@"
}

set_up() {
  database=$1
  versions=$2
  # Fails where the database is there already; the next step says so if it fails for anything else.
  tool "$database" create || echo "$database: keeping the database that is there."
  if output=$(tool "$database" update-schema --schema-dir "$versions" 2>&1); then
    echo "$output"
    return
  fi
  # The first version may be laid only once, into an empty database.
  case $output in
    *schema_version*'does not exist'*) ;;
    *)
      echo "$output" >&2
      exit 1
      ;;
  esac
  tool "$database" setup-schema --version 0.0
  tool "$database" update-schema --schema-dir "$versions"
}

set_up "$DBNAME" "$schema/temporal/versioned"
set_up "$VISIBILITY_DBNAME" "$schema/visibility/versioned"
