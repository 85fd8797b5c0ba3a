"""TLS from the first byte, in front of a server that does not speak it."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

from tests.mailbox.certificate import Certificate


@contextmanager
def tls_front(certificate: Certificate, behind: int) -> Iterator[int]:
    """The port at which the server at the port `behind` is reached by TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.certificate, certificate.key)

    class Front(BaseRequestHandler):
        def handle(self) -> None:
            with (
                suppress(OSError),  # whoever does not believe the certificate goes away
                context.wrap_socket(self.request, server_side=True) as outside,
                socket.create_connection(("127.0.0.1", behind)) as inside,
            ):
                back = Thread(target=carry, args=(inside, outside), daemon=True)
                back.start()
                carry(outside, inside)
                back.join()

    with ThreadingTCPServer(("127.0.0.1", 0), Front) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield int(server.server_address[1])
        server.shutdown()


def carry(come: socket.socket, go: socket.socket) -> None:
    """Hand on what comes until it ends."""
    with suppress(OSError):
        while part := come.recv(65_536):
            go.sendall(part)
        go.shutdown(socket.SHUT_WR)
