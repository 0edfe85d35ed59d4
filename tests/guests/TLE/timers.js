// Sets itself a timer for ever.

setInterval(() => {}, 0);
