"""Reads a workbook strictly with openpyxl and prints its sheets, cells and number of formulas as JSON."""

import json
import sys
import warnings

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

# Whatever openpyxl would mend or leave out is an error here.
warnings.simplefilter("error")

workbook = load_workbook(sys.argv[1])
sheets = []
for sheet in workbook.worksheets:
    rows = []
    formulas = 0
    for row in sheet.iter_rows():
        cells = []
        for cell in row:
            formulas += cell.data_type == "f"
            value = cell.value
            if value is None:
                cells.append("")
            elif cell.is_date:
                cells.append(value.strftime("%Y-%m-%d"))
            else:
                # openpyxl leaves it to its caller to undo the _x005F_ of ECMA-376, which Excel undoes by itself.
                cells.append(unescape(str(value)))
        rows.append(cells)
    sheets.append({"name": sheet.title, "rows": rows, "formulas": formulas})
json.dump(sheets, sys.stdout)
