"""The pages of /vraag, one after the other, as a resident walks them."""
from house import same


def ask_in_steps(server, begin, place="GM9901", topic="", **channel):
    """From what another page sends along to the form; -> (page to look it over, Asked)"""
    draft = server.post("/vraag/begin", begin).location.rsplit("/", 1)[0]
    for page, sent in (("plaats", {"municipality": place}), ("onderwerp", {"topic": topic}),
                       ("antwoord", dict({"channel": "code"}, **channel)), ("naam", {"name": ""})):
        answer = server.post(draft + "/" + page, sent)
        same(answer.status, 303, "%s answers (%s)" % (page, answer.shown()[:300]))
    check = server.get(draft + "/nakijken")
    return check, server.asked(server.post(draft + "/versturen", {"consent": "yes"}).location)
