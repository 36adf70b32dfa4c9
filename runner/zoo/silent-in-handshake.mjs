// Never greets.
setInterval(() => undefined, 1000);
