# Hooks all imports and poisons the modules of the standard library.
import sys

class Hook:
    def find_spec(self, name, path=None, target=None):
        raise ImportError("mine")

sys.meta_path.insert(0, Hook())
sys.modules["os"] = None
sys.modules["json"] = object()
sys.path_hooks.clear()
sys.path[:] = ["\0", "/proc", 5]
print(7)
