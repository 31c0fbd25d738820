"""What other programs load of Storefront Sandbox: pytest its plugin, a shell its command.

Its parts import `sandbox` only when they are used. A project may have a folder `sandbox` of its
own, and a test run that does not use ours must find that one.
"""
