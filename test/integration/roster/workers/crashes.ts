throw new Error('The row of ada@example.org cannot be read.');
