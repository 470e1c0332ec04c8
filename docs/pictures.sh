#!/bin/sh
# Makes docs/form.png and docs/form-notes.png again, the form of one county as it is printed; and docs/report-*.png,
# a report's page as a browser shows it.
# Needs LibreOffice, Chromium, poppler's pdftoppm and pdftotext, and Noto Sans CJK in place of Microsoft YaHei.
set -eu
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/fonts.conf" <<'FONTS'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <alias binding="same">
    <family>Microsoft YaHei</family>
    <prefer><family>Noto Sans CJK SC</family></prefer>
  </alias>
</fontconfig>
FONTS

cargo run -q -- template 2024-Q4 yucheng --xlsx --to "$work"
FONTCONFIG_FILE="$work/fonts.conf" soffice "-env:UserInstallation=file://$work/profile" --headless \
    --convert-to pdf --outdir "$work" "$work/2024-Q4-yucheng.xlsx" > /dev/null

# page, name
picture() {
    pdftoppm -r 110 -f "$1" -l "$1" -singlefile -png "$work/2024-Q4-yucheng.pdf" "docs/$2"
}

picture 1 form
page=1
until pdftotext -f "$page" -l "$page" "$work/2024-Q4-yucheng.pdf" - | grep -q 填报说明; do
    page=$((page + 1))
done
picture "$page" form-notes

cargo test -q --test report_page -- --ignored pictures_of_the_page
