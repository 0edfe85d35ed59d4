console.log('to output' as string);
console.error(<string>'to error');
