# Varnish 7 in front of Storywire, with the vmod xkey (Debian: varnish, varnish-modules).
#
# Answers under /delivery/ and /media/ are kept here and dropped by their surrogate keys as soon as
# `manage.py run_readers` says so; everything else, the admin above all, is passed on as it is.
# Set the address of granian below, and VARNISH_URLS to where this Varnish listens.

vcl 4.1;

import std;
import xkey;

backend default {
    .host = "127.0.0.1";
    .port = "8000";
    .connect_timeout = 3s;
    .first_byte_timeout = 60s;
    .between_bytes_timeout = 60s;
}

# Who may purge: the machines that run_readers runs on.
acl purgers {
    "localhost";
    "127.0.0.0"/8;
    "::1";
    "10.0.0.0"/8;
    "172.16.0.0"/12;
    "192.168.0.0"/16;
    "fc00::"/7;
}

sub vcl_recv {
    if (req.restarts == 0) {
        unset req.http.X-Storywire-Cookie;
        unset req.http.X-Storywire-Purged;
    } else if (req.http.X-Storywire-Cookie) {
        # The second try of an editor, see vcl_deliver.
        set req.http.Cookie = req.http.X-Storywire-Cookie;
        return (pass);
    }

    if (req.method == "PURGE") {
        # Varnish adds who asks to X-Forwarded-For: a comma says that a proxy of yours stands between
        # and that somebody else asks.
        if (client.ip !~ purgers || req.http.X-Forwarded-For ~ ",") {
            return (synth(403, "Not from here"));
        }
        if (!req.http.xkey-purge) {
            return (synth(400, "No keys"));
        }
        # A hard purge: what is withdrawn is not even served for a moment more.
        set req.http.X-Storywire-Purged = xkey.purge(req.http.xkey-purge);
        return (synth(200, "Purged"));
    }
    unset req.http.xkey-purge;

    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.url !~ "^/(delivery|media)/") {
        return (pass);
    }
    # Drafts are for whoever holds a token, and so are their pictures. What hides these words in escapes
    # loses its token below and is refused.
    if (req.url ~ "[?&](perspective=draft|preview=)" || req.url ~ "^/delivery/v1/preview/") {
        return (pass);
    }

    # Players ask for films in parts; kept whole, they would drive everything else out of memory.
    if (req.url ~ "^/media/" && req.http.Range) {
        return (pass);
    }

    # What readers get depends on the address alone.
    if (req.url ~ "^/media/" && req.http.Cookie) {
        set req.http.X-Storywire-Cookie = req.http.Cookie;
    }
    unset req.http.Cookie;
    unset req.http.Authorization;
    if (req.http.Accept-Encoding ~ "gzip") {
        set req.http.Accept-Encoding = "gzip";
    } else {
        unset req.http.Accept-Encoding;
    }
    return (hash);
}

sub vcl_hash {
    # Bodies never depend on the host.
    hash_data(req.url);
    return (lookup);
}

sub vcl_backend_fetch {
    unset bereq.http.X-Storywire-Cookie;
}

sub vcl_backend_response {
    if (beresp.status == 200 && beresp.http.Surrogate-Key
        && beresp.http.Cache-Control !~ "(?i)no-store|private" && !bereq.uncacheable) {
        # Clients ask each time (max-age=0); this cache is told, so it may keep longer. The hour is
        # for the case that it could not be told.
        set beresp.http.xkey = beresp.http.Surrogate-Key;
        unset beresp.http.Set-Cookie;
        set beresp.grace = 10s;
        set beresp.keep = 0s;
        # A file says by max-age how long there are rights to it.
        if (bereq.url !~ "^/media/" || beresp.ttl > 1h) {
            set beresp.ttl = 1h;
        } else {
            set beresp.grace = 0s;
        }
        # An answer that changes by the clock alone says when: nobody tells this cache then.
        if (beresp.http.Surrogate-Until) {
            set beresp.grace = 0s;
            if (std.time(beresp.http.Surrogate-Until, now) < now + 1h) {
                set beresp.ttl = std.time(beresp.http.Surrogate-Until, now) - now;
            }
        }
        if (beresp.ttl > 0s) {
            return (deliver);
        }
    }
    # What has no key could not be dropped; what has ended is nothing to keep.
    set beresp.uncacheable = true;
    set beresp.ttl = 10s;
    set beresp.grace = 0s;
    return (deliver);
}

sub vcl_deliver {
    # A picture that no public page shows is seen by those who may edit: their cookie says so. It is
    # asked only then, so that what is public comes from here for everybody.
    if (req.restarts == 0 && resp.status == 404 && req.http.X-Storywire-Cookie) {
        return (restart);
    }
    # The keys are for this cache. If another stands in front that is purged by them, leave these out.
    unset resp.http.xkey;
    unset resp.http.Surrogate-Key;
    unset resp.http.Cache-Tag;
    unset resp.http.Surrogate-Until;
    unset resp.http.Via;
    unset resp.http.X-Varnish;
    if (obj.hits > 0) {
        set resp.http.X-Cache = "hit";
    } else {
        set resp.http.X-Cache = "miss";
    }
    return (deliver);
}

sub vcl_synth {
    set resp.http.Content-Type = "text/plain; charset=utf-8";
    if (req.http.X-Storywire-Purged) {
        set resp.http.X-Purged = req.http.X-Storywire-Purged;
    }
    synthetic(resp.reason);
    return (deliver);
}
