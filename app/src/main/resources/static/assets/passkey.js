// Asks the browser for a passkey and sends its answer with the form; the code and recovery codes work without it.
(() => {
  "use strict";
  if (!window.PublicKeyCredential) {
    for (const form of document.querySelectorAll("form[data-passkey]")) form.hidden = true;
    return;
  }
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

  const ask = async (form) => {
    const options = JSON.parse(form.dataset.options);
    options.challenge = bytes(options.challenge);
    if (form.dataset.passkey === "create") {
      options.user.id = bytes(options.user.id);
      options.excludeCredentials = known(options.excludeCredentials);
      return navigator.credentials.create({ publicKey: options });
    }
    options.allowCredentials = known(options.allowCredentials);
    return navigator.credentials.get({ publicKey: options });
  };

  const answer = ({ id, rawId, type, response }) => {
    const given = response.attestationObject
      ? { attestationObject: text(response.attestationObject), transports: response.getTransports?.() ?? [] }
      : { authenticatorData: text(response.authenticatorData), signature: text(response.signature), userHandle: response.userHandle ? text(response.userHandle) : undefined };
    return { id, rawId: text(rawId), type, response: { clientDataJSON: text(response.clientDataJSON), ...given }, clientExtensionResults: {} };
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const failed = form.querySelector("[data-passkey-failed]");
      failed.hidden = true;
      try {
        form.elements.credential.value = JSON.stringify(answer(await ask(form)));
        form.submit();
      } catch (refused) {
        console.warn(refused);
        failed.hidden = false;
      }
    });
  }
})();
