"""The one table of the REST API: method, path, the operation's name for faults, and what carries it out."""

from bot.playground.desk.api import attachments, desks, issues, knowledge, platform, requests, searching
from bot.playground.desk.call import Route

SD, DESK, REQUEST = "/rest/servicedeskapi", "/rest/servicedeskapi/servicedesk/{desk}", "/rest/servicedeskapi/request"
API = "/rest/api/{api:2|3}"
ISSUE, PROJECT = API + "/issue/{key}", API + "/project/{project}"

ROUTES = (
    Route("GET", f"{SD}/info", "info", desks.info),
    Route("GET", f"{SD}/servicedesk", "desks", desks.desks),
    Route("GET", DESK, "desks", desks.desk),
    Route("GET", f"{DESK}/requesttype", "types", desks.types),
    Route("GET", f"{DESK}/requesttype/{{type}}", "types", desks.type_),
    Route("GET", f"{DESK}/requesttype/{{type}}/field", "fields", desks.fields),
    Route("GET", f"{DESK}/customer", "customers", desks.customers),
    Route("POST", f"{DESK}/attachTemporaryFile", "attach_temp", attachments.attach_temporary),
    Route("GET", f"{DESK}/knowledgebase/article", "articles", knowledge.in_desk),
    Route("GET", f"{SD}/knowledgebase/article", "articles", knowledge.everywhere),
    Route("GET", f"{SD}/knowledgebase/article/view/{{page}}", "articles", knowledge.view, anonymous=True),
    Route("POST", REQUEST, "create", requests.create),
    Route("GET", REQUEST, "list", requests.list_mine),
    # Before the paths with a key, or "validate" would be one.
    Route("POST", f"{REQUEST}/validate", "validate", requests.validate),
    Route("GET", f"{REQUEST}/{{key}}", "read", requests.read),
    Route("GET", f"{REQUEST}/{{key}}/status", "status", requests.status),
    Route("GET", f"{REQUEST}/{{key}}/comment", "comments", requests.comments),
    Route("POST", f"{REQUEST}/{{key}}/comment", "comment", requests.comment),
    Route("GET", f"{REQUEST}/{{key}}/attachment", "attachments", attachments.attachments),
    Route("POST", f"{REQUEST}/{{key}}/attachment", "attach", attachments.attach),
    Route("GET", f"{API}/serverInfo", "server_info", platform.server_info, anonymous=True),
    Route("GET", f"{API}/myself", "myself", platform.myself),
    Route("GET", f"{API}/field", "site_fields", platform.fields),
    Route("GET", f"{API}/attachment/meta", "attachment_meta", platform.attachment_meta),
    Route("GET", f"{API}/user/search", "users", platform.user_search),
    Route("GET", f"{PROJECT}/versions", "versions", platform.versions),
    Route("GET", f"{PROJECT}/version", "versions", platform.version_page),
    Route("GET", f"{PROJECT}/components", "components", platform.components),
    Route("GET", f"{PROJECT}/component", "components", platform.component_page),
    Route("GET", f"{API}/search/jql", "search", searching.by_query),
    Route("POST", f"{API}/search/jql", "search", searching.by_body),
    Route("GET", f"{API}/search", "removed", searching.removed),
    Route("POST", f"{API}/search", "removed", searching.removed),
    Route("GET", f"{API}/attachment/content/{{id}}", "download", attachments.download),
    Route("GET", ISSUE, "issue", issues.read),
    Route("GET", f"{ISSUE}/transitions", "transitions", issues.transitions),
    Route("POST", f"{ISSUE}/transitions", "transition", issues.transition),
    Route("GET", f"{ISSUE}/properties/{{name}}", "properties", issues.read_property),
    Route("PUT", f"{ISSUE}/properties/{{name}}", "properties", issues.put_property),
)
