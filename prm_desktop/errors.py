"""What can go wrong, in two families.

A `UserError` is something that the world did: a person can understand it and act on it. Anything else that is
raised is a defect of ours and is logged as one.

    UserError                   title, message, what to do next
    ├── Refusal                 a rule of the domain said no (`prm_desktop.domain.commands`)
    ├── BadInput                an argument, file or field that cannot be used as it is
    ├── NotFound                no such row here
    ├── ReplicaError            the local database
    │   ├── Locked              the key is not to be had: no keyring, wrong passphrase
    │   ├── NewerReplica        written by a newer program; never touched
    │   ├── ForeignFile         not a replica of ours
    │   ├── Damaged             a page failed its check
    │   ├── DiskFull            nothing was changed
    │   └── Busy                another program holds the file
    └── HubError                the way to the hub or its answer (`retry_after` in seconds, where it said one)
        ├── Offline             no way to the hub
        ├── NotSignedIn         the session ended; unsent work stays
        ├── NotAHub             something else answered: a captive portal, a proxy's page
        │   └── Untrusted       its certificate does not hold
        └── HubProblem          the hub answered, but not with something usable
            └── HubUnavailable  it cannot answer at present: busy, or broken
"""

from __future__ import annotations


class UserError(Exception):
    """Something happened that a person can understand: what, what is safe, and what to do next.

    `title` and `message` are English templates; `values` fill their `{placeholders}`, so that a translation can be
    looked up by the template.
    """

    code = "error"
    default_title = "That did not work"
    default_hint = ""

    def __init__(self, message: str, /, *, title: str = "", hint: str = "", **values: object) -> None:
        self.template = message
        self.title = title or self.default_title
        self.hint = hint or self.default_hint
        self.values: dict[str, object] = values
        super().__init__(message)

    def __str__(self) -> str:
        """The sentence that a person reads."""
        return self.message

    @property
    def message(self) -> str:
        """The English sentence with its placeholders filled."""
        return self.template.format(**self.values) if self.values else self.template


class BadInput(UserError):
    """An argument, a file or a field that cannot be used as it is."""

    code = "bad_input"
    default_title = "Please check the input"


class NotFound(UserError):
    """No such row in this replica."""

    code = "not_found"
    default_title = "Not found"


class ReplicaError(UserError):
    """The local database could not be used."""

    code = "replica"
    default_title = "The local copy could not be used"


class Locked(ReplicaError):
    """The key of the local copy is not to be had."""

    code = "locked"
    default_title = "Your local copy is locked"


class NewerReplica(ReplicaError):
    """The file was written by a newer version of the program; it is left untouched."""

    code = "newer_replica"
    default_title = "This copy belongs to a newer version"


class ForeignFile(ReplicaError):
    """The file is not one of ours; it is left untouched."""

    code = "foreign_file"
    default_title = "This is not a PRM Desktop file"


class Damaged(ReplicaError):
    """A page of the file failed its check."""

    code = "damaged"
    default_title = "The local copy is damaged"


class DiskFull(ReplicaError):
    """The disk is full; the last action changed nothing."""

    code = "disk_full"
    default_title = "The disk is full"
    default_hint = "Free some space, then try again. What was saved before is safe."


class Busy(ReplicaError):
    """Another program holds the file."""

    code = "busy"
    default_title = "The local copy is in use"
    default_hint = "Close the program that holds it, for example a backup, then try again."


class HubError(UserError):
    """The way to the hub, or its answer. `retry_after`: seconds the hub asked us to wait, 0 where it said nothing."""

    code = "hub"
    default_title = "The hub could not be reached"

    def __init__(
        self, message: str, /, *, title: str = "", hint: str = "", retry_after: float = 0.0, **values: object
    ) -> None:
        super().__init__(message, title=title, hint=hint)
        self.values = values
        self.retry_after = retry_after


class Offline(HubError):
    """There is no way to the hub at present."""

    code = "offline"
    default_hint = "Everything you do is saved here and sent when you are online again."


class NotSignedIn(HubError):
    """The session has ended, or the name or password was wrong. Unsent work stays."""

    code = "not_signed_in"
    default_title = "Please sign in again"
    default_hint = "Your unsent changes are safe here and will be sent after you sign in."


class NotAHub(HubError):
    """Something else answered in the hub's place, such as a hotel's sign-in page."""

    code = "not_a_hub"
    default_title = "Something else answered instead of the hub"
    default_hint = "Open a web page to sign in to this network, then sync again. Your work is safe here."


class Untrusted(NotAHub):
    """The certificate does not show that this is the hub; nothing was sent to it."""

    code = "certificate"
    default_title = "The hub's certificate cannot be trusted"
    default_hint = (
        "Nothing was sent. On a public network, sign in to it with a browser first. Otherwise ask your administrator."
    )


class HubProblem(HubError):
    """The hub answered with something that cannot be used."""

    code = "hub_problem"
    default_title = "The hub has a problem"
    default_hint = "Nothing was lost. The next try will follow by itself."


class HubUnavailable(HubProblem):
    """The hub cannot answer at present. It says nothing about what was asked, which is asked again later."""
