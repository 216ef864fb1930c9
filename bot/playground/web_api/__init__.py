"""The Web API's methods, a module per family; who may call them is decided in front of them."""
