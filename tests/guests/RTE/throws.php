<?php
// Throws what nobody catches.
// says: exit code
throw new LogicException('enough');
