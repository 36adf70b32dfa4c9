// Dies before it greets.
process.stderr.write('cannot load libaws.so\n');
process.exit(1);
