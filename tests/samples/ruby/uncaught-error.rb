puts 'before'
raise 'uncaught'
