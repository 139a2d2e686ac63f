-- Regions by their Kemendagri codes, written with the dots. BPS codes are others: BPS 1508 is Tebo, Kemendagri 15.08 is Bungo.
CREATE TABLE regions (
    code TEXT NOT NULL,
    name TEXT COLLATE NOCASE NOT NULL,
    kind TEXT NOT NULL,  -- as the code tells
    zone TEXT NOT NULL,  -- wib, wita, wit
    parent_code TEXT NULL,  -- null = a province
    search_key TEXT NOT NULL,  -- the folded name without spaces: Batang Hari is Batanghari
    CONSTRAINT pk_regions PRIMARY KEY (code),
    CONSTRAINT fk_regions_parent_code FOREIGN KEY (parent_code) REFERENCES regions (code)
) STRICT;

CREATE INDEX ix_regions_parent ON regions (parent_code) WHERE parent_code IS NOT NULL;

-- All 38 provinces, and the regencies and cities of Jambi.
INSERT INTO regions (code, name, kind, zone, parent_code, search_key) VALUES
    ('11', 'Provinsi Aceh', 'province', 'wib', NULL, 'provinsiaceh'),
    ('12', 'Provinsi Sumatera Utara', 'province', 'wib', NULL, 'provinsisumaterautara'),
    ('13', 'Provinsi Sumatera Barat', 'province', 'wib', NULL, 'provinsisumaterabarat'),
    ('14', 'Provinsi Riau', 'province', 'wib', NULL, 'provinsiriau'),
    ('15', 'Provinsi Jambi', 'province', 'wib', NULL, 'provinsijambi'),
    ('16', 'Provinsi Sumatera Selatan', 'province', 'wib', NULL, 'provinsisumateraselatan'),
    ('17', 'Provinsi Bengkulu', 'province', 'wib', NULL, 'provinsibengkulu'),
    ('18', 'Provinsi Lampung', 'province', 'wib', NULL, 'provinsilampung'),
    ('19', 'Provinsi Kepulauan Bangka Belitung', 'province', 'wib', NULL, 'provinsikepulauanbangkabelitung'),
    ('21', 'Provinsi Kepulauan Riau', 'province', 'wib', NULL, 'provinsikepulauanriau'),
    ('31', 'Daerah Khusus Ibukota Jakarta', 'province', 'wib', NULL, 'daerahkhususibukotajakarta'),
    ('32', 'Provinsi Jawa Barat', 'province', 'wib', NULL, 'provinsijawabarat'),
    ('33', 'Provinsi Jawa Tengah', 'province', 'wib', NULL, 'provinsijawatengah'),
    ('34', 'Daerah Istimewa Yogyakarta', 'province', 'wib', NULL, 'daerahistimewayogyakarta'),
    ('35', 'Provinsi Jawa Timur', 'province', 'wib', NULL, 'provinsijawatimur'),
    ('36', 'Provinsi Banten', 'province', 'wib', NULL, 'provinsibanten'),
    ('51', 'Provinsi Bali', 'province', 'wita', NULL, 'provinsibali'),
    ('52', 'Provinsi Nusa Tenggara Barat', 'province', 'wita', NULL, 'provinsinusatenggarabarat'),
    ('53', 'Provinsi Nusa Tenggara Timur', 'province', 'wita', NULL, 'provinsinusatenggaratimur'),
    ('61', 'Provinsi Kalimantan Barat', 'province', 'wib', NULL, 'provinsikalimantanbarat'),
    ('62', 'Provinsi Kalimantan Tengah', 'province', 'wib', NULL, 'provinsikalimantantengah'),
    ('63', 'Provinsi Kalimantan Selatan', 'province', 'wita', NULL, 'provinsikalimantanselatan'),
    ('64', 'Provinsi Kalimantan Timur', 'province', 'wita', NULL, 'provinsikalimantantimur'),
    ('65', 'Provinsi Kalimantan Utara', 'province', 'wita', NULL, 'provinsikalimantanutara'),
    ('71', 'Provinsi Sulawesi Utara', 'province', 'wita', NULL, 'provinsisulawesiutara'),
    ('72', 'Provinsi Sulawesi Tengah', 'province', 'wita', NULL, 'provinsisulawesitengah'),
    ('73', 'Provinsi Sulawesi Selatan', 'province', 'wita', NULL, 'provinsisulawesiselatan'),
    ('74', 'Provinsi Sulawesi Tenggara', 'province', 'wita', NULL, 'provinsisulawesitenggara'),
    ('75', 'Provinsi Gorontalo', 'province', 'wita', NULL, 'provinsigorontalo'),
    ('76', 'Provinsi Sulawesi Barat', 'province', 'wita', NULL, 'provinsisulawesibarat'),
    ('81', 'Provinsi Maluku', 'province', 'wit', NULL, 'provinsimaluku'),
    ('82', 'Provinsi Maluku Utara', 'province', 'wit', NULL, 'provinsimalukuutara'),
    ('91', 'Provinsi Papua', 'province', 'wit', NULL, 'provinsipapua'),
    ('92', 'Provinsi Papua Barat', 'province', 'wit', NULL, 'provinsipapuabarat'),
    ('93', 'Provinsi Papua Selatan', 'province', 'wit', NULL, 'provinsipapuaselatan'),
    ('94', 'Provinsi Papua Tengah', 'province', 'wit', NULL, 'provinsipapuatengah'),
    ('95', 'Provinsi Papua Pegunungan', 'province', 'wit', NULL, 'provinsipapuapegunungan'),
    ('96', 'Provinsi Papua Barat Daya', 'province', 'wit', NULL, 'provinsipapuabaratdaya'),
    ('15.01', 'Kabupaten Kerinci', 'regency', 'wib', '15', 'kabupatenkerinci'),
    ('15.02', 'Kabupaten Merangin', 'regency', 'wib', '15', 'kabupatenmerangin'),
    ('15.03', 'Kabupaten Sarolangun', 'regency', 'wib', '15', 'kabupatensarolangun'),
    ('15.04', 'Kabupaten Batanghari', 'regency', 'wib', '15', 'kabupatenbatanghari'),
    ('15.05', 'Kabupaten Muaro Jambi', 'regency', 'wib', '15', 'kabupatenmuarojambi'),
    ('15.06', 'Kabupaten Tanjung Jabung Barat', 'regency', 'wib', '15', 'kabupatentanjungjabungbarat'),
    ('15.07', 'Kabupaten Tanjung Jabung Timur', 'regency', 'wib', '15', 'kabupatentanjungjabungtimur'),
    ('15.08', 'Kabupaten Bungo', 'regency', 'wib', '15', 'kabupatenbungo'),
    ('15.09', 'Kabupaten Tebo', 'regency', 'wib', '15', 'kabupatentebo'),
    ('15.71', 'Kota Jambi', 'city', 'wib', '15', 'kotajambi'),
    ('15.72', 'Kota Sungai Penuh', 'city', 'wib', '15', 'kotasungaipenuh');
