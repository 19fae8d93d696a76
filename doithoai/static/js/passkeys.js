// The key of a device: the browser asks it, the form carries the answer. Nothing is asked before a button is pressed.
const form = document.querySelector("[data-passkey]");
const options = JSON.parse(document.getElementById("passkey-options").textContent).publicKey;
const known = window.PublicKeyCredential?.parseRequestOptionsFromJSON;

async function answer() {
  if (form.dataset.passkey === "create") {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    return navigator.credentials.create({ publicKey });
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return navigator.credentials.get({ publicKey });
}

if (known) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      form.elements.answer.value = JSON.stringify(await answer());
    } catch {
      form.elements.answer.value = "{}"; // broken off or not allowed: the house says so in its own words
    }
    form.submit();
  });
} else {
  document.querySelector("[data-passkey-missing]").hidden = false;
}
