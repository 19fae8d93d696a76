from django.db import migrations

LAW = "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15; Nghị định số 356/2025/NĐ-CP"
KEPT = "Cơ quan quyết định theo Luật Lưu trữ và Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15"
#: As people.presets had them on the day of this migration: code, name, amount, unit, anchor, basis.
RULES = (
    ("data_answer", "Trả lời yêu cầu về dữ liệu cá nhân", 2, "working_days", "receipt", LAW),
    ("data_stop", "Rút đồng ý, hạn chế, phản đối xử lý dữ liệu", 15, "days", "receipt", LAW),
    ("data_stop_shared", "Rút đồng ý, hạn chế, phản đối xử lý dữ liệu khi có bên thứ ba", 20, "days", "receipt", LAW),
    ("data_other", "Cung cấp, chỉnh sửa, xóa dữ liệu", 10, "days", "receipt", LAW),
    ("data_other_shared", "Cung cấp, chỉnh sửa, xóa dữ liệu khi có bên thứ ba", 20, "days", "receipt", LAW),
    ("data_extend", "Gia hạn một lần yêu cầu về dữ liệu", 15, "days", "due_after", LAW),
    (
        "keep_contact",
        "Lưu thông tin liên hệ của người gửi sau khi vấn đề kết thúc",
        None,
        "days",
        "conclusion",
        KEPT,
    ),
    ("keep_words", "Lưu nguyên văn, tệp và bản quét sau khi vấn đề kết thúc", None, "days", "conclusion", KEPT),
    ("keep_notices", "Lưu tin nhắn, thư đã gửi cho người dân", None, "days", "receipt", KEPT),
    ("keep_sheets", "Lưu tệp bảng tính đã nhập", None, "days", "receipt", KEPT),
    ("keep_requests", "Lưu nội dung yêu cầu về dữ liệu đã giải quyết", None, "days", "conclusion", KEPT),
)


def give(apps, editor):
    """An authority that is there already gets the days of the law; how long data are kept stays open."""
    clocks = apps.get_model("people", "Clock")
    for authority in apps.get_model("people", "Authority").objects.all():
        known = set(clocks.objects.filter(authority=authority).values_list("code", flat=True))
        for code, name, amount, unit, anchor, basis in RULES:
            if code not in known:
                clocks.objects.create(
                    authority=authority, code=code, name=name, amount=amount, unit=unit, anchor=anchor, basis=basis
                )


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_initial"), ("people", "0001_initial")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
