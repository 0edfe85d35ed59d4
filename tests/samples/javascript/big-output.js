for (let i = 1; i <= 200000; i++) console.log(i);
