select n from units
