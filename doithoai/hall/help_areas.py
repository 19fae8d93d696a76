"""Which screens of the hall belong to which help text; walls and the phones of delegates carry none."""

AREAS = {
    "lobby": "hoi-truong",
    "open_desk": "hoi-truong",
    "chair": "chu-tri",
    "secretary": "thu-ky",
    "desk": "ban-dang-ky",
    "delegates": "ban-dang-ky",
    "receipt": "ban-dang-ky",
    "agency": "co-quan",
    "observer": "theo-doi",
    "by_hand": "thu-ky",
    "replay": "thu-ky",
    "help": "hoi-truong",
}
