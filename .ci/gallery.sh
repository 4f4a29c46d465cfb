#!/usr/bin/env bash
# Takes the README's pictures from the sample's documents: npm start, then this. Needs poppler and ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/.."

picture() {
    local name=$1 pdf=$2 page=$3 height=$4
    pdftoppm -r 110 -f "$page" -l "$page" -singlefile -png "out/$pdf" "reports/gallery/$name"
    convert "reports/gallery/$name.png" -crop "910x$height+0+0" +repage -colors 48 -strip \
        "reports/gallery/$name.png"
}

# The page on which a text stands.
page_of() {
    local page=1
    while ! pdftotext -f "$page" -l "$page" "out/$1" - | grep -q "$2"; do page=$((page + 1)); done
    echo "$page"
}

month=ownbackup-2026-10.pdf
quarter=quarterly/2026-Q3/own-us-0003-customer.pdf
audit=audit-ownbackup-2026-07-01-2026-09-30.pdf
picture month "$month" 1 910
picture targets "$month" "$(page_of "$month" 'Attainable targets')" 1180
picture quarter "$quarter" 1 1180
picture cases "$quarter" "$(page_of "$quarter" 'Notable cases')" 1180
picture audit "$audit" 1 1180
picture evidence "$audit" "$(page_of "$audit" 'Completeness: files')" 1180
