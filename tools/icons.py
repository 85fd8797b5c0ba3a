"""Draw the PNG icons from the two SVG drawings, in the browser that `make test` uses.

python tools/icons.py
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

ICONS = Path("pwa/static/icons")
CHROMIUM = Path("build/chromium").read_text(encoding="utf-8").strip()
SIZES = (192, 512)

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    for drawing in ("icon", "icon-maskable"):
        svg = (ICONS / f"{drawing}.svg").read_text(encoding="utf-8")
        for size in SIZES:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{size}px}}</style>{svg}")
            page.screenshot(path=ICONS / f"{drawing}-{size}.png", omit_background=True)
    browser.close()
