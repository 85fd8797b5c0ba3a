"""What a person does with the app, in the words on the screen, for WebKit's driver."""

from selenium.webdriver.remote.webelement import WebElement

from tests.journeys.app import PASSWORD
from tests.webkit.phone import Phone


def press(phone: Phone, name: str, within: str = "") -> None:
    """Tap a button or a link by its name, or a part of it."""
    named = f'[contains(normalize-space(), "{name}") or @aria-label="{name}"]'
    phone.tap(f"{within}//button{named} | {within}//a{named}")


def see_heading(phone: Phone, said: str) -> None:
    phone.see(f'//h1[normalize-space()="{said}"]')


def see_text(phone: Phone, said: str) -> WebElement:
    """The innermost element that says this."""
    says = f'contains(normalize-space(), "{said}")'
    return phone.see(f"//body//*[{says} and not(*[{says}])]")


def field(phone: Phone, label: str, within: str = "") -> WebElement:
    return phone.see(f'{within}//*[@id={within}//label[normalize-space()="{label}"]/@for]')


def see_state(phone: Phone, words: str) -> None:
    """Wait until what is saved and what is sent is said in these words, or begins with them."""
    phone.see(f'//*[@data-testid="state" and starts-with(normalize-space(), "{words}")]')


def sign_in(phone: Phone, email: str, password: str = PASSWORD) -> None:
    """Open the app, sign in, and come back when all is here and the app can start without a network."""
    phone.open()
    fill_in(phone, email, password)
    phone.page.execute_async_script("navigator.serviceWorker.ready.then(arguments[0])")


def fill_in(phone: Phone, email: str, password: str = PASSWORD) -> None:
    """Fill in the sign-in that is on the screen; comes back when all is here."""
    field(phone, "E-mail").send_keys(email)
    field(phone, "Password").send_keys(password)
    phone.tap('//button[@type="submit"]')
    see_state(phone, "All sent")


def start_ride_along(phone: Phone, rep: str) -> None:
    """From Today to the checklist."""
    press(phone, "Start ride-along")
    phone.tap(f'(//button[contains(., "{rep}")])[last()]')
    see_heading(phone, rep)


def item(prompt: str) -> str:
    """Where the item of the checklist is."""
    return f'//section[.//h2[.="{prompt}"]]'


def rate(phone: Phone, prompt: str, rating: str) -> None:
    """Tap a choice; comes back when the phone shows it as kept."""
    press(phone, rating, item(prompt))
    see_rating(phone, prompt, rating)


def see_rating(phone: Phone, prompt: str, rating: str) -> None:
    """Wait until this choice is shown as kept."""
    phone.see(f'{item(prompt)}//button[@role="radio" and contains(., "{rating}") and @aria-checked="true"]')


def write_note(phone: Phone, prompt: str, text: str) -> None:
    """Write a note on an item; comes back when the phone says that it is saved."""
    press(phone, "+ Note", item(prompt))
    field(phone, "Note", item(prompt)).send_keys(text)
    phone.see(f'{item(prompt)}//p[contains(., "Saved.")]')


def see_note(phone: Phone, prompt: str, text: str) -> None:
    """Wait until the note on an item is this."""
    note = field(phone, "Note", item(prompt))
    phone.wait(lambda: note.get_property("value") == text, f"for the note {text}")
