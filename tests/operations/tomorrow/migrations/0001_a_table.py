from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.RunSQL("CREATE TABLE tomorrow_day (id integer PRIMARY KEY)", "DROP TABLE tomorrow_day")]
