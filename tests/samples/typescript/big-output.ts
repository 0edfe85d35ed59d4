for (let i: number = 1; i <= 200000; i++) console.log(i);
